import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import * as z from 'zod/mini'
import {
  type ChallengeQuery,
  decodeBase64,
  LIMITS,
  Puzzle,
  parseJson,
  type ReportId,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Clock } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { watchBursts } from './message-bursts.ts'
import { createPuzzleCost, KEY_PREFIX } from './puzzle-cost.ts'

/** What a proof is made for, and spent with: only one thing is ever stored under that id. */
export type Task = ChallengeQuery & { vendor: VendorSlug }

/** Asks for work before it lets something in. */
export type ProofOfWork = {
  /** A puzzle for a task; null where no work is asked for. */
  createPuzzle(task: Task): Promise<Puzzle | null>
  /** @throws {@link ProblemError} `proof_of_work_needed` unless the task's puzzle was solved. */
  require(task: Task, proof: string | undefined): Promise<void>
  /** The same for a message, which needs none until its case sends many at once. */
  requireInBurst(reportId: ReportId, task: Task, proof: string | undefined): Promise<void>
  /** Counts a report that was accepted: many in a short time make puzzles dearer. */
  noteReport(): void
}

const Proof = z.object({
  challenge: z.object({
    parameters: z.extend(Puzzle.shape.parameters, {
      expiresAt: z.int(),
      data: z.object({ vendor: z.string(), purpose: z.string(), id: z.string() }),
    }),
    signature: Puzzle.shape.signature,
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
})

/** Asks for no work: the operator's choice. */
export const NO_PROOF_OF_WORK: ProofOfWork = {
  createPuzzle: () => Promise.resolve(null),
  require: () => Promise.resolve(),
  requireInBurst: () => Promise.resolve(),
  noteReport: () => undefined,
}

/**
 * Puzzles of the ALTCHA protocol, signed and bound to their task, so that none needs to be remembered.
 * A report always needs one; what it costs follows how many reports this process has accepted lately.
 */
export function createProofOfWork(secret: string, clock: Clock): ProofOfWork {
  const cost = createPuzzleCost(clock)
  const isBurst = watchBursts(clock)
  const requireProof = async (task: Task, proof: string | undefined) => {
    const { challenge, solution } = readProof(proof)
    const { data, expiresAt } = challenge.parameters
    if (!isSameTask(data, task) || expiresAt * 1000 <= clock.nowMs()) throw needed()
    const options = { challenge, solution, deriveKey, hmacSignatureSecret: secret }
    if (!(await verifySolution(options)).verified) throw needed()
  }
  return {
    async createPuzzle({ vendor, purpose, id }) {
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: cost.current(),
        keyPrefix: KEY_PREFIX,
        deriveKey,
        data: { vendor, purpose, id },
        expiresAt: Math.floor(clock.nowMs() / 1000) + LIMITS.proofOfWorkHours * 3600,
        hmacSignatureSecret: secret,
      })
      return Puzzle.parse(challenge)
    },
    require: requireProof,
    async requireInBurst(reportId, task, proof) {
      if (isBurst({ vendor: task.vendor, reportId })) await requireProof(task, proof)
    },
    noteReport: () => {
      cost.noteReport()
    },
  }
}

function readProof(proof: string | undefined): z.infer<typeof Proof> {
  const { data } = Proof.safeParse(readJson(proof ?? ''))
  if (!data) throw needed()
  return data
}

function readJson(proof: string): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64(proof)))
  } catch (cause) {
    // Whatever it is, it is no proof.
    throw new ProblemError('proof_of_work_needed', { cause })
  }
}

function isSameTask(one: Record<keyof Task, string>, other: Task): boolean {
  return one.vendor === other.vendor && one.purpose === other.purpose && one.id === other.id
}

function needed(): ProblemError {
  return new ProblemError('proof_of_work_needed')
}
