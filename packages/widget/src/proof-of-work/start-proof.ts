import type { ChallengeQuery, Puzzle } from '@sealpost/protocol'
import type { SolvePuzzle } from './solver.ts'

/** What proofs are made with. */
export type ProofMaking = {
  /** Asks the service for the puzzle of an id; null if it wants no proof now. */
  ask: (work: ChallengeQuery, signal: AbortSignal) => Promise<Puzzle | null>
  solve: SolvePuzzle
}

/** A proof that is being made or was made, for all who wait for it. */
export type StartedProof = {
  /** The proof as it is sent; undefined if none is wanted, or if nobody could be asked. */
  made: Promise<string | undefined>
  /** Whether it will still count when it arrives. While it is being made, it does. */
  isFresh: () => boolean
  /** Tells one listener how likely it is found by now, until it is. */
  listen: (listener: (chance: number) => void) => void
  stop: () => void
}

/** What a proof may need from here to the service. */
const MARGIN_MS = 60_000

/** Asks for the puzzle of an id and solves it. */
export function startProof({ ask, solve }: ProofMaking, work: ChallengeQuery): StartedProof {
  const abort = new AbortController()
  const { signal } = abort
  let endsAtMs = Number.POSITIVE_INFINITY
  let chance: number | null = 0
  let listener: ((chance: number) => void) | undefined

  const askOrGoOn = async () => {
    try {
      return await ask(work, signal)
    } catch {
      // Sending has more patience with a network than this; the service says what it wants then.
      signal.throwIfAborted()
      endsAtMs = 0
      return null
    }
  }
  const make = async () => {
    const puzzle = await askOrGoOn()
    if (!puzzle) return undefined
    const onProgress = (now: number) => {
      chance = now
      listener?.(now)
    }
    const proof = await solve(puzzle, { signal, onProgress })
    endsAtMs = (puzzle.parameters.expiresAt ?? Number.POSITIVE_INFINITY) * 1000
    return proof
  }
  return {
    made: make().finally(() => {
      chance = null
    }),
    isFresh: () => Date.now() + MARGIN_MS < endsAtMs,
    listen(next) {
      listener = next
      if (chance !== null) next(chance)
    },
    stop: () => abort.abort(),
  }
}
