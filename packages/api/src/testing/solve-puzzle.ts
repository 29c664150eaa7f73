import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { encodeBase64, type Puzzle } from '@sealpost/protocol'

export type SolvedPuzzle = {
  challenge: Puzzle
  solution: { counter: number; derivedKey: string }
}

/** Does the work of a puzzle. */
export async function solvePuzzle(challenge: Puzzle | null): Promise<SolvedPuzzle> {
  if (!challenge) throw new Error('no puzzle was made')
  const { expiresAt = 0, data = {} } = challenge.parameters
  const parameters = { ...challenge.parameters, expiresAt, data }
  const solution = await solveChallenge({ challenge: { ...challenge, parameters }, deriveKey })
  if (!solution) throw new Error('the puzzle took too long')
  return { challenge, solution }
}

/** A proof of work as it is sent; also one that is none. */
export function encodeProof(proof: unknown): string {
  return encodeBase64(new TextEncoder().encode(JSON.stringify(proof)))
}
