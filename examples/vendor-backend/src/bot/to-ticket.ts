import { type DeskReport, isDoubtful, type Said } from '@sealpost/sdk/open'
import type { WebhookEvent } from '@sealpost/sdk/webhooks'
import type { TicketContent } from './tracker.ts'

/** An event of a report. */
export type ReportEvent = WebhookEvent & { reportId: string }

/** What a ticket has to say of a report. Only what its reporter signed becomes a comment. */
export function toTicket(opened: DeskReport, { type, promise }: ReportEvent): TicketContent {
  const { record, report, text, thread } = opened
  return {
    title: report.answers.summary ?? record.reference,
    text,
    comments: thread.entries.flatMap(({ id, actor, said }) =>
      actor === 'reporter' && said ? [{ id, text: linesOf(said) }] : [],
    ),
    labels: [
      ...(type === 'promise.due_soon' ? [`due soon: ${promise}`] : []),
      ...(isInDoubt(opened) ? ['in doubt'] : []),
    ],
  }
}

/** Whether somebody must look before anything is answered. */
export function isInDoubt(opened: DeskReport): boolean {
  const { thread } = opened
  return isDoubtful([opened, thread, ...thread.entries].flatMap(({ findings }) => findings))
}

function linesOf({ text, answers, files }: Said): string {
  const answered = Object.entries(answers).map(
    ([field, answer]) => `${field}: ${JSON.stringify(answer)}`,
  )
  const named = files.map(({ name }) => `File: ${name}`)
  return [text, ...answered, ...named].filter((line) => line !== '').join('\n')
}
