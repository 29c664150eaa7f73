import type { Desk } from '@sealpost/sdk/open'
import { isInDoubt, type ReportEvent, toTicket } from './to-ticket.ts'
import type { Tracker } from './tracker.ts'

/** Where the bot works. */
export type Office = { desk: Desk; tracker: Tracker }

/**
 * Brings the ticket of a report up to date, whatever happened to the report: an event tells that there
 * is something to read, never what. May be called twice, and again after it failed halfway.
 */
export async function updateTicket({ desk, tracker }: Office, event: ReportEvent): Promise<void> {
  const opened = await desk.open(event.reportId)
  const { number } = tracker.save(event.reportId, toTicket(opened, event))
  if (opened.record.status === 'received' && !isInDoubt(opened)) {
    await desk.acknowledge(opened, { note: `Thank you. We follow this up as ${number}.` })
  }
}
