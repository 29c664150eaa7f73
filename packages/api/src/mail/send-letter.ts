import type { Deps } from '../deps.ts'
import type { Attempt, Job } from '../outbox/way.ts'
import { toMailAddress } from './mail-address.ts'
import type { MailHead } from './mail-message.ts'
import { channelOf, toMailbox } from './mail-outlets.ts'
import { type MailKey, messageIdOf } from './message-id.ts'

/** A mail that is still to be given its head. */
export type Letter = {
  /** The address as somebody gave it. */
  to: string
  subject: string
  unsubscribeUrl?: string
  write: (head: MailHead) => Uint8Array<ArrayBuffer>
}

const NOTHING = { status: null, fault: null, retryAfterMs: null } as const
/** How SMTP says of a mailbox that its name cannot be used (RFC 5321 §4.2.3). */
const UNUSABLE_MAILBOX = 553

/** Sends a letter; null is for one that nobody wants any more. The same job always makes the same mail. */
export async function sendLetter(
  { mail }: Deps,
  { delivery, event }: Job,
  letter: Letter | null,
): Promise<Attempt> {
  if (!letter) return { ...NOTHING, outcome: 'refused' }
  // The operator took the settings away; with luck, not for long.
  if (!mail) return { ...NOTHING, outcome: 'retry', fault: 'unreachable' }
  const to = toMailAddress(letter.to)
  if (!to) return { ...NOTHING, outcome: 'refused', status: UNUSABLE_MAILBOX }

  const { vendorId: vendor, outlet, reportId, type } = delivery
  const key = { vendor, outlet, reportId, type, cause: event.cause }
  const first = firstOfThread(key)
  const messageId = await messageIdOf(key, mail.from)
  const firstId = await messageIdOf(first, mail.from)
  const { subject, unsubscribeUrl } = letter
  const message = letter.write({
    from: mail.from,
    to,
    subject,
    messageId,
    follows: reportId === '' || firstId === messageId ? null : firstId,
    atMs: event.atMs,
    ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
  })
  const answer = await mail.mailer.send({ from: mail.from, to }, message)
  return { messageId, ...answer, retryAfterMs: null }
}

/** The mail of the report itself, which all others about it follow. */
function firstOfThread(key: MailKey): MailKey {
  const outlet = key.outlet === 'reporter' ? key.outlet : toMailbox(channelOf(key.outlet))
  return { ...key, outlet, type: 'report.received', cause: null }
}
