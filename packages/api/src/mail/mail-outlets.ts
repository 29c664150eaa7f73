import { ChannelId, type EventType } from '@sealpost/protocol'
import type { EventRow } from '../outbox/way.ts'
import type { ReportRow } from '../reports/report-summary.ts'
import type { Outlet } from '../storage/delivery-schema.ts'
import type { entries } from '../storage/schema.ts'
import type { MailTerms } from './read-mail-terms.ts'

/** What an event is about, as far as it decides on mail; null where there is no such thing. */
export type EventMatter = {
  report: Pick<ReportRow, 'channel' | 'notify' | 'attachments'> | null
  /** The entry of the thread that the event tells of. */
  entry: Pick<typeof entries.$inferSelect, 'direction' | 'sequence' | 'attachments'> | null
}

const SEALED_ENTRIES: readonly EventType[] = ['message.received', 'report.changed']
const REPORT_NOTES: readonly EventType[] = ['promise.due_soon', 'promise.missed']
const VENDOR_NOTES: readonly EventType[] = ['key.expiring', 'profile.expiring']

/**
 * Where an event is mailed to. What a vendor does itself is mailed to the reporter alone, and no mail
 * tells of a mail that was refused.
 */
export function mailOutletsOf(
  { type }: Pick<EventRow, 'type'>,
  matter: EventMatter,
  terms: MailTerms,
): Outlet[] {
  if (VENDOR_NOTES.includes(type)) return terms.notes ? eachMailboxOnce(terms) : []
  const { report, entry } = matter
  if (!report) return []
  if (REPORT_NOTES.includes(type)) return terms.notes ? mailboxOf(report.channel, terms) : []

  const isVendors = type === 'message.sent' || entry?.direction === 'vendor'
  const isNoted = isVendors || type === 'report.received'
  const notes: Outlet[] = isNoted && report.notify && !report.notify.isRefused ? ['reporter'] : []
  if (isVendors || !terms.sealed) return notes
  if (type === 'report.received') return [...notes, ...sealedOutlets(report, report, terms)]
  // A change may come without an item: nobody signed it.
  const isSealed = SEALED_ENTRIES.includes(type) && entry !== null && entry.sequence !== null
  return isSealed ? sealedOutlets(report, entry, terms) : []
}

/** For what a reporter sent: the sealed item, and beside it the files that came with it. */
function sealedOutlets(
  { channel }: Pick<ReportRow, 'channel'>,
  { attachments }: Pick<ReportRow, 'attachments'>,
  terms: MailTerms,
): Outlet[] {
  const mailbox = mailboxOf(channel, terms)
  const hasFiles = mailbox.length > 0 && attachments.length > 0
  return hasFiles ? [...mailbox, `files:${channel}`] : mailbox
}

function mailboxOf(channel: ChannelId, { mailboxes }: MailTerms): Outlet[] {
  return mailboxes.has(channel) ? [toMailbox(channel)] : []
}

/** Several channels may share a mailbox. */
function eachMailboxOnce({ mailboxes }: MailTerms): Outlet[] {
  const firstOf = new Map([...mailboxes].reverse().map(([channel, mailbox]) => [mailbox, channel]))
  return [...firstOf.values()].reverse().map(toMailbox)
}

/** The outlet of a channel's mailbox. */
export function toMailbox(channel: ChannelId): Outlet {
  return `mailbox:${channel}`
}

/** The channel whose mailbox an outlet leads to. */
export function channelOf(outlet: Outlet): ChannelId {
  return ChannelId.parse(outlet.replace(/^(?:mailbox|files):/, ''))
}
