import { ProblemError } from '../problem-error.ts'

/** What large bodies may take of the memory at once. */
export type BodyBudget = {
  /** Begins a body. `cutOff` is called if others need the room, as long as it is not read whole. */
  open(cutOff: () => void): BodyAccount
}

export type BodyAccount = {
  /** Takes room for bytes that came. @throws {@link ProblemError} `unavailable` if there is none. */
  take(byteCount: number): void
  /** From now on its bytes are being stored, and nobody may cut it off. */
  finish(): void
  /** Gives all of its room back. */
  close(): void
}

type Entry = { bytes: number; cutOff: () => void; isReading: boolean }

const RETRY_AFTER_SECONDS = 2

/**
 * Counts the bytes of bodies that are held. Once they are too many, the body that has been on its way
 * the longest is cut off: a sender who stalls cannot keep others out.
 */
export function createBodyBudget(maxBytes: number): BodyBudget {
  // In the order of their beginning.
  const entries = new Set<Entry>()
  let held = 0

  const release = (entry: Entry) => {
    if (entries.delete(entry)) held -= entry.bytes
  }
  const makeRoom = (wanted: Entry) => {
    for (const entry of entries) {
      if (held <= maxBytes) return
      if (!entry.isReading || entry === wanted) continue
      release(entry)
      entry.cutOff()
    }
  }

  return {
    open(cutOff) {
      const entry: Entry = { bytes: 0, cutOff, isReading: true }
      entries.add(entry)
      return {
        take(byteCount) {
          if (!entries.has(entry)) throw noRoom()
          entry.bytes += byteCount
          held += byteCount
          if (held > maxBytes) makeRoom(entry)
          if (held > maxBytes) throw noRoom()
        },
        finish() {
          entry.isReading = false
        },
        close() {
          release(entry)
        },
      }
    },
  }
}

function noRoom(): ProblemError {
  return new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS })
}
