import { localDay, type PromiseId, UTC_CALENDAR } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { EventRow, Job, Way } from '../outbox/way.ts'
import { findReport } from '../reports/find-report.ts'
import type { ReportRow } from '../reports/report-summary.ts'
import { toDay } from '../storage/timestamp.ts'
import { readProfileTerms } from '../vendors/read-profile-terms.ts'
import { findMailOutlets } from './find-mail-outlets.ts'
import { textMail } from './mail-message.ts'
import { channelOf } from './mail-outlets.ts'
import { MAIL_WAY } from './mail-way.ts'
import { expiryNote, promiseNote } from './notes.ts'
import { sealedMail } from './pgp-mime.ts'
import { readMailTerms } from './read-mail-terms.ts'
import { readSealedItem } from './read-sealed-item.ts'
import { type Letter, sendLetter } from './send-letter.ts'
import { type MailWords, mailWordsFor } from './words.ts'

const MS_PER_DAY = 86_400_000

/** To the mailboxes of a vendor: what reporters sent, as it is stored, and notes of what is due. */
export const mailboxWay: Way = {
  ...MAIL_WAY,
  kind: 'mailbox',
  // For all that is mailed: it follows from the same rows.
  outletsOf: findMailOutlets,
  send: async (deps, job) => sendLetter(deps, job, await compose(deps, job)),
}

/** Null if the vendor no longer wants it, or nothing is left of it. */
async function compose(deps: Deps, { delivery, event }: Job): Promise<Letter | null> {
  const { vendorId: vendor, outlet } = delivery
  const terms = await readMailTerms(deps, vendor)
  const to = terms.mailboxes.get(channelOf(outlet))
  if (to === undefined) return null

  const words = mailWordsFor(terms.language)
  if (event.reportId === '') {
    const text = terms.notes && toExpiryNote(words, event)
    const subject = `[${vendor}] ${event.type}`
    return text ? { to, subject, write: (head) => textMail(head, text) } : null
  }
  const report = await findReport(deps, { vendor, reportId: event.reportId })
  if (!report || report.deletedAtMs !== null) return null

  const subject = `[${report.reference}] ${report.channel}`
  const { promise } = event
  if (promise !== null) {
    const text = terms.notes && (await toPromiseNote(deps, words, { report, event, promise }))
    return text ? { to, subject, write: (head) => textMail(head, text) } : null
  }
  const sealed = terms.sealed && (await readSealedItem(deps, event))
  return sealed ? { to, subject, write: (head) => sealedMail(head, sealed) } : null
}

function toExpiryNote(words: MailWords, { subject, expires }: EventRow): string | null {
  return expires === null ? null : expiryNote(words, { fingerprint: subject, day: expires })
}

async function toPromiseNote(
  deps: Deps,
  words: MailWords,
  { report, event, promise }: { report: ReportRow; event: EventRow; promise: PromiseId },
): Promise<string> {
  const { id: reportId, reference, vendorId, profileHash } = report
  const profile = await readProfileTerms(deps, vendorId, profileHash)
  const { timeZone } = profile?.terms.calendar ?? UTC_CALENDAR
  // Deadlines end with a day: they are the first moment after it.
  const dueAtMs = Number(event.cause?.split(' ')[1])
  const day = toDay(localDay(dueAtMs - 1, timeZone) * MS_PER_DAY)
  const isMissed = event.type === 'promise.missed'
  return promiseNote(words, { reference, reportId, promise, day, isMissed })
}
