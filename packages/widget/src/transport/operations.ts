import { type ChallengeQuery, PATHS } from '@sealpost/protocol'
import { type AskOptions, ask, type Patience } from './ask.ts'
import type { ServiceAnswer } from './ask-once.ts'
import { type Mailbox, urlOf } from './mailbox.ts'

type Options = Partial<AskOptions>

/** Someone waits for a screen: whatever is wrong is named within 15 seconds. */
const READING: Patience = { tryMs: 15_000, totalMs: 15_000, baseDelayMs: 500, maxDelayMs: 4000 }

/** Nobody waits for more than this: sending goes on without. */
const ASIDE: Patience = { tryMs: 5000, totalMs: 5000, baseDelayMs: 500, maxDelayMs: 2000 }

/** Fetches the vendor's current signed profile. */
export function getProfile(mailbox: Mailbox, options?: Options): Promise<ServiceAnswer> {
  return ask({ url: urlOf(mailbox, PATHS.getProfile) }, { patience: READING, ...options })
}

/** Fetches what the service says of itself, such as whether it sends mail. */
export function getService(mailbox: Mailbox, options?: Options): Promise<ServiceAnswer> {
  return ask({ url: urlOf(mailbox, PATHS.getService) }, { patience: ASIDE, ...options })
}

/** Fetches the puzzle whose solution the service wants with an id, if it wants one. */
export function getChallenge(
  mailbox: Mailbox,
  work: ChallengeQuery,
  options?: Options,
): Promise<ServiceAnswer> {
  const url = `${urlOf(mailbox, PATHS.getChallenge)}?${new URLSearchParams(work)}`
  return ask({ url }, { patience: ASIDE, ...options })
}

/** Fetches the case that a receipt's token opens, with entries after a revision. */
export function getCase(
  mailbox: Mailbox,
  accessToken: string,
  { after, ...options }: Options & { after: number },
): Promise<ServiceAnswer> {
  const url = urlOf(mailbox, PATHS.getCase) + (after > 0 ? `?after=${after}` : '')
  return ask({ url, bearerToken: accessToken }, { patience: READING, ...options })
}

/** Fetches a profile that was published at some time, by its hash. */
export function getProfileVersion(
  mailbox: Mailbox,
  hash: string,
  options?: Options,
): Promise<ServiceAnswer> {
  const url = urlOf(mailbox, PATHS.getProfileVersion, { hash })
  return ask({ url }, { patience: READING, ...options })
}

/** Says up to which revision the reporter has read. May be repeated. */
export function markCaseRead(
  mailbox: Mailbox,
  accessToken: string,
  revision: number,
): Promise<ServiceAnswer> {
  const request = {
    url: urlOf(mailbox, PATHS.markCaseRead),
    method: 'PUT',
    body: JSON.stringify({ revision }),
    bearerToken: accessToken,
  } as const
  return ask(request, { patience: READING })
}

/** Takes back the consent to be credited, for the case that a receipt's token opens. May be repeated. */
export function withdrawCredit(
  mailbox: Mailbox,
  accessToken: string,
  options?: Options,
): Promise<ServiceAnswer> {
  const request = {
    url: urlOf(mailbox, PATHS.withdrawCredit),
    method: 'DELETE',
    bearerToken: accessToken,
  } as const
  return ask(request, { patience: READING, ...options })
}

/** Has the service forget the address that it mails when something is new. May be repeated. */
export function stopNotes(
  mailbox: Mailbox,
  accessToken: string,
  options?: Options,
): Promise<ServiceAnswer> {
  const request = {
    url: urlOf(mailbox, PATHS.stopNotes),
    method: 'DELETE',
    bearerToken: accessToken,
  } as const
  return ask(request, { patience: READING, ...options })
}

/** Fetches a page of those whom the vendor thanks; the first without a cursor. */
export function listCredits(
  mailbox: Mailbox,
  { cursor, limit }: { cursor: string | null; limit: number },
  options?: Options,
): Promise<ServiceAnswer> {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(cursor === null ? {} : { cursor }),
  })
  const url = `${urlOf(mailbox, PATHS.listCredits)}?${query}`
  return ask({ url }, { patience: READING, ...options })
}
