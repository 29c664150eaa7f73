import type { ChallengeQuery } from '@sealpost/protocol'
import { troubleOf } from '../trouble.ts'
import { type ProofMaking, type StartedProof, startProof } from './start-proof.ts'

export type ProvingOptions = {
  /** Calls this waiting off; others may still wait for the same proof. */
  signal?: AbortSignal | undefined
  /** Told while there is something to wait for: how likely the proof is found by now, from 0 to 1. */
  onProving?: ((chance: number) => void) | undefined
}

/** Sends with a proof of work, if one is wanted. Called again with a fresh one: it must be safe to repeat. */
export type ProvenSend<T> = (proof: { proofOfWork?: string }) => Promise<T>

/** The proofs of work of one mailbox, each made once for its id, and again when it no longer counts. */
export type Proofs = {
  /** The proof for an id, as it is sent; undefined if the service wants none. Begun early, it is there in time. */
  prove(work: ChallengeQuery, options?: ProvingOptions): Promise<string | undefined>
  /** Sends with the proof for an id, a message at first without one; if the service refuses that, with a fresh one. */
  sendProven<T>(work: ChallengeQuery, send: ProvenSend<T>, options?: ProvingOptions): Promise<T>
}

/** The service may have become stricter while a proof was made. More refusals in a row are a fault. */
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
  const prove: Proofs['prove'] = async (work, { signal, onProving } = {}) => {
    const { made, listen } = proofFor(work)
    if (onProving) listen(onProving)
    return unlessAborted(made, signal)
  }
  return {
    prove,
    async sendProven(work, send, options) {
      // A message needs none until its case sends many at once, and the service says so then.
      let isWanted = work.purpose === 'report' || started.has(work.id)
      for (let renewals = 0; ; renewals++) {
        const proofOfWork = isWanted ? await prove(work, options) : undefined
        try {
          return await send(proofOfWork === undefined ? {} : { proofOfWork })
        } catch (error) {
          if (troubleOf(error) !== 'proof_of_work_needed' || renewals === MAX_RENEWALS) throw error
          started.delete(work.id)
          isWanted = true
        }
      }
    },
  }
}

async function unlessAborted<T>(made: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return made
  signal.throwIfAborted()
  const waiting = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(new DOMException('Called off', 'AbortError'))
    signal.addEventListener('abort', end, { signal: waiting.signal })
  })
  return Promise.race([made, aborted]).finally(() => waiting.abort())
}
