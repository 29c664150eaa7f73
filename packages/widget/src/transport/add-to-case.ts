import { encodeBase64, type NewCaseEntry, PATHS, readFraming } from '@sealpost/protocol'
import type { SealedCaseEntry } from '../sealing/sealing.ts'
import { type AskOptions, ask, type Patience } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

/** Someone waits for it to appear, and may try again. */
const SENDING: Patience = { tryMs: 15_000, totalMs: 60_000, baseDelayMs: 1000, maxDelayMs: 8000 }

/** The slowest connection that a try must suffice for; below it, tries are cut off and repeated. */
const SLOWEST_BYTES_PER_MS = 20

/** An entry before encoding: only sealed bytes have the type that may be sent. */
export type SealedNewEntry = Omit<NewCaseEntry, 'entry'> & { entry: SealedCaseEntry }

/**
 * Posts a sealed entry until it is stored. Repeating it is safe: the same bytes under the same id make
 * one entry.
 *
 * @throws FramingError if the bytes are not a sealed message; nothing is sent then.
 */
export async function addToCase(
  mailbox: Mailbox,
  accessToken: string,
  ...[{ entry, ...others }, options]: [entry: SealedNewEntry, options?: Partial<AskOptions>]
): Promise<ServiceAnswer> {
  // The type says that it is sealed; the last door before the network looks again.
  readFraming(entry.sealed)
  const encoded = { ...entry, sealed: encodeBase64(entry.sealed) }
  const body = JSON.stringify({ ...others, entry: encoded })
  const tryMs = SENDING.tryMs + body.length / SLOWEST_BYTES_PER_MS
  const request = { url: urlOf(mailbox, PATHS.addToCase), body, bearerToken: accessToken }
  return ask(request, { patience: { ...SENDING, tryMs }, ...options })
}
