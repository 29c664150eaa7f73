import type { ChallengeQuery } from '@sealpost/protocol'
import { troubleOf } from '../trouble.ts'
import { type ProofMaking, type StartedProof, startProof } from './start-proof.ts'

/** How to send something together with its proof. */
export type ProvenSending<T> = {
  /** May be called again with a fresh proof, so it must be safe to repeat. */
  send: (proofOfWork: string | undefined) => Promise<T>
  signal?: AbortSignal | undefined
  /** Told while the sending waits for its proof: how likely it is found by now. Null when it is there. */
  onProving?: (chance: number | null) => void
}

/** Proofs of work of one mailbox, each made once for its id, and again when it no longer counts. */
export type Proofs = {
  /** Works ahead while there is time. What goes wrong is told when the proof is needed. */
  ahead(work: ChallengeQuery): void
  /** The proof for an id, as it is sent; undefined if the service wants none. */
  prove(work: ChallengeQuery, signal?: AbortSignal): Promise<string | undefined>
  /** Sends with the proof for an id; if the service refuses that, with a fresh one. */
  sendProven<T>(work: ChallengeQuery, sending: ProvenSending<T>): Promise<T>
  /** Stops all work. */
  end(): void
}

/** Two refusals in a row: the service may have become stricter meanwhile. More is a fault. */
const MAX_RENEWALS = 2

/** Makes the proofs of work for a mailbox. */
export function createProofs(making: ProofMaking): Proofs {
  const started = new Map<string, StartedProof>()

  const proofFor = (work: ChallengeQuery): StartedProof => {
    const found = started.get(work.id)
    if (found?.isFresh()) return found
    const proof = startProof(making, work)
    started.set(work.id, proof)
    // One that failed is begun anew by whoever needs it next.
    proof.made.catch(() => started.get(work.id) === proof && started.delete(work.id))
    return proof
  }

  const proofs: Proofs = {
    ahead: (work) => void proofFor(work),
    prove: (work, signal) => unlessAborted(proofFor(work).made, signal),
    async sendProven(work, { send, signal, onProving }) {
      for (let renewals = 0; ; renewals++) {
        const proof = proofFor(work)
        proof.listen(onProving)
        const proofOfWork = await unlessAborted(proof.made, signal).finally(() => proof.listen())
        onProving?.(null)
        try {
          return await send(proofOfWork)
        } catch (error) {
          if (troubleOf(error) !== 'proof_of_work_needed' || renewals === MAX_RENEWALS) throw error
          started.delete(work.id)
        }
      }
    },
    end() {
      for (const proof of started.values()) proof.stop()
      started.clear()
    },
  }
  return proofs
}

/** Leaves a proof to others who wait for it when this caller is called off. */
async function unlessAborted<T>(made: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return made
  const waiting = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(new DOMException('Called off', 'AbortError'))
    signal.addEventListener('abort', end, { signal: waiting.signal })
  })
  signal.throwIfAborted()
  return Promise.race([made, aborted]).finally(() => waiting.abort())
}
