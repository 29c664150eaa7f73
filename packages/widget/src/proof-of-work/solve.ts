import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import { encodeBase64, type Puzzle } from '@sealpost/protocol'
import type { SolvePuzzle } from './solver.ts'

const ATTEMPTS_BETWEEN_WORDS = 16

/** Solves a puzzle with the browser's own PBKDF2: nothing is compiled, and the thread breathes. */
export const solve: SolvePuzzle = async (puzzle, { signal, onProgress }) => {
  const challenge = toChallenge(puzzle)
  const { keyPrefix } = challenge.parameters
  const share = 16 ** -keyPrefix.length
  let attempts = 0
  const controller = new AbortController()
  signal.addEventListener('abort', () => controller.abort())
  const solution = await solveChallenge({
    challenge,
    controller,
    timeout: 0,
    deriveKey: (...parameters) => {
      if (++attempts % ATTEMPTS_BETWEEN_WORDS === 0) onProgress?.(1 - (1 - share) ** attempts)
      return deriveKey(...parameters)
    },
  })
  signal.throwIfAborted()
  return encodeBase64(new TextEncoder().encode(JSON.stringify({ challenge, solution })))
}

/** It came as JSON: what is optional is there or not, and never undefined. */
function toChallenge(puzzle: Puzzle): Challenge {
  return puzzle as Challenge
}
