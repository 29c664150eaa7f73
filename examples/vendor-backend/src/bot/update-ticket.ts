import { isRefusal } from '@sealpost/sdk'
import type { Desk, DeskReport } from '@sealpost/sdk/open'
import { isInDoubt, type ReportEvent, toTicket } from './to-ticket.ts'
import type { Tracker } from './tracker.ts'

/** Where the bot works. */
export type Office = { desk: Desk; tracker: Tracker }

/**
 * Brings the ticket of a report up to date, whatever happened to the report: an event tells that there
 * is something to read, never what. May be called twice, and again after it failed halfway.
 */
export async function updateTicket({ desk, tracker }: Office, event: ReportEvent): Promise<void> {
  const opened = await openUnlessDeleted(desk, event.reportId)
  if (!opened) {
    tracker.label(event.reportId, 'report deleted')
    return
  }
  const { number } = tracker.save(event.reportId, toTicket(opened, event))
  if (opened.record.status === 'received' && !isInDoubt(opened)) {
    await desk.acknowledge(opened, { note: `Thank you. We follow this up as ${number}.` })
  }
}

/** Null once a report was deleted: what happened before is still told, and nothing is left to read. */
async function openUnlessDeleted(desk: Desk, reportId: string): Promise<DeskReport | null> {
  try {
    return await desk.open(reportId)
  } catch (error) {
    if (isRefusal(error, 'report_deleted')) return null
    throw error
  }
}
