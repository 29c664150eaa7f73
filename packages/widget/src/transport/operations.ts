import { encodeBase64, fillPath, PATHS, readFraming } from '@sealpost/protocol'
import type { SealedSubmission } from '../sealing/sealing.ts'
import { type AskOptions, ask, type Patience } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'

/** A vendor's mailbox on a service. */
export type Mailbox = {
  /** Base address without a slash at its end. */
  service: string
  vendor: string
}

type Options = Partial<AskOptions>

/** Someone waits for a screen: whatever is wrong is named within 15 seconds. */
const READING: Patience = { tryMs: 15_000, totalMs: 15_000, baseDelayMs: 500, maxDelayMs: 4000 }

/** A report is on its way: a lost network may come back. */
const SENDING: Patience = { tryMs: 15_000, totalMs: 120_000, baseDelayMs: 1000, maxDelayMs: 16_000 }

/** The slowest connection that a try must suffice for; below it, tries are cut off and repeated. */
const SLOWEST_BYTES_PER_MS = 20

/** Fetches the vendor's current signed profile. */
export function getProfile(mailbox: Mailbox, options?: Options): Promise<ServiceAnswer> {
  return ask({ url: urlOf(mailbox, PATHS.getProfile) }, { patience: READING, ...options })
}

/** Fetches the case that a receipt's token opens. */
export function getCase(
  mailbox: Mailbox,
  accessToken: string,
  options?: Options,
): Promise<ServiceAnswer> {
  const request = { url: urlOf(mailbox, PATHS.getCase), bearerToken: accessToken }
  return ask(request, { patience: READING, ...options })
}

/**
 * Posts a sealed report until it is stored. Repeating it is safe: the report id makes it one report.
 *
 * @throws FramingError if the bytes are not a sealed message; nothing is sent then.
 */
export async function submitReport(
  mailbox: Mailbox,
  submission: SealedSubmission,
  options?: Options,
): Promise<ServiceAnswer> {
  // The type says that it is sealed; the last door before the network looks again.
  readFraming(submission.sealed)
  const body = JSON.stringify({ ...submission, sealed: encodeBase64(submission.sealed) })
  const tryMs = SENDING.tryMs + body.length / SLOWEST_BYTES_PER_MS
  const request = { url: urlOf(mailbox, PATHS.submitReport), body }
  return ask(request, { patience: { ...SENDING, tryMs }, ...options })
}

function urlOf({ service, vendor }: Mailbox, path: string): string {
  return service + fillPath(path, { vendor })
}
