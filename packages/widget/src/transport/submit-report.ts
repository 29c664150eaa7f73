import { encodeBase64, PATHS, readFraming } from '@sealpost/protocol'
import type { SealedSubmission } from '../sealing/sealing.ts'
import { type AskOptions, ask, type Patience } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

/** A report is on its way: a lost network may come back. */
const SENDING: Patience = { tryMs: 15_000, totalMs: 120_000, baseDelayMs: 1000, maxDelayMs: 16_000 }

/** The slowest connection that a try must suffice for; below it, tries are cut off and repeated. */
const SLOWEST_BYTES_PER_MS = 20

/**
 * Posts a sealed report until it is stored. Repeating it is safe: the report id makes it one report.
 *
 * @throws FramingError if the bytes are not a sealed message; nothing is sent then.
 */
export async function submitReport(
  mailbox: Mailbox,
  submission: SealedSubmission,
  options?: Partial<AskOptions>,
): Promise<ServiceAnswer> {
  // The type says that it is sealed; the last door before the network looks again.
  readFraming(submission.sealed)
  const body = JSON.stringify({ ...submission, sealed: encodeBase64(submission.sealed) })
  const tryMs = SENDING.tryMs + body.length / SLOWEST_BYTES_PER_MS
  const request = { url: urlOf(mailbox, PATHS.submitReport), body }
  return ask(request, { patience: { ...SENDING, tryMs }, ...options })
}
