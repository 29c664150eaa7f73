import { type Desk, type DeskReport, isDoubtful } from '@sealpost/sdk/open'
import type { WebhookEvent } from '@sealpost/sdk/webhooks'
import type { Comment, Tracker } from './tracker.ts'

/** Where the bot works. */
export type Office = { desk: Desk; tracker: Tracker }

type ReportEvent = WebhookEvent & { reportId: string }

/**
 * Brings the ticket of a report up to date, whatever happened to the report: an event tells that there
 * is something to read, never what. May be called twice, and again after it failed halfway.
 */
export async function updateTicket({ desk, tracker }: Office, event: ReportEvent): Promise<void> {
  const opened = await desk.open(event.reportId)
  const { record, report, text } = opened
  const { number } = tracker.save(record.reportId, {
    title: report.answers.summary ?? record.reference,
    text,
    comments: commentsOf(opened),
    labels: labelsOf(opened, event),
  })
  if (record.status === 'received' && !isInDoubt(opened)) {
    await desk.acknowledge(opened, { note: `Thank you. We follow this up as ${number}.` })
  }
}

/** What the reporter wrote since and signed. */
function commentsOf({ thread }: DeskReport): Comment[] {
  return thread.entries.flatMap(({ id, actor, said }) =>
    actor === 'reporter' && said ? [{ id, text: said.text }] : [],
  )
}

function labelsOf(opened: DeskReport, { type, promise }: ReportEvent): string[] {
  return [
    ...(type === 'promise.due_soon' ? [`due soon: ${promise}`] : []),
    ...(isInDoubt(opened) ? ['in doubt'] : []),
  ]
}

/** Whether somebody must look before anything is answered. */
function isInDoubt(opened: DeskReport): boolean {
  const { thread } = opened
  return isDoubtful([opened, thread, ...thread.entries].flatMap(({ findings }) => findings))
}
