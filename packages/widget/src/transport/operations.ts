import { PATHS } from '@sealpost/protocol'
import { type AskOptions, ask, type Patience } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

type Options = Partial<AskOptions>

/** Someone waits for a screen: whatever is wrong is named within 15 seconds. */
const READING: Patience = { tryMs: 15_000, totalMs: 15_000, baseDelayMs: 500, maxDelayMs: 4000 }

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
