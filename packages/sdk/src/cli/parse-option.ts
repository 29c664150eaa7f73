import { EventId, ReportId, WebhookId } from '@sealpost/protocol'
import { UsageError } from './exit-code.ts'

/** Reads an option that takes one of several words; undefined stays undefined. */
export function parseChoice<const Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  const choice = choices.find((known) => known === value)
  if (value !== undefined && choice === undefined) {
    throw new UsageError(`${option} must be one of: ${choices.join(', ')}`)
  }
  return choice
}

/** Reads an option that takes a whole number from 1; undefined stays undefined. */
export function parseCount(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`${option} must be a whole number from 1`)
  return Number(value)
}

/** Reads an option that takes a point in time, such as `2026-11-22` or `2026-11-22T09:30:00Z`. */
export function parseTime(option: string, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) {
    throw new UsageError(`${option} must be a time such as 2026-11-22 or 2026-11-22T09:30:00Z`)
  }
  return time
}

/** Reads an option that takes a span of hours or days, such as `72h` or `3d`, in hours. */
export function parseHours(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const [, count, unit] = /^(\d{1,4})(h|d)$/.exec(value) ?? []
  if (!count) throw new UsageError(`${option} must be hours or days, such as 72h or 3d`)
  return Number(count) * (unit === 'd' ? 24 : 1)
}

/** Reads an argument that names a report by its id. */
export function parseReportId(argument: string | undefined): ReportId {
  const { data: reportId } = ReportId.safeParse(argument)
  if (reportId !== undefined) return reportId
  throw new UsageError(
    `${argument} is no report id. \`sealpost reports list\` shows them in its last column.`,
  )
}

/** Reads an argument that names a webhook by its id. */
export function parseWebhookId(argument: string | undefined): WebhookId {
  const { data: webhookId } = WebhookId.safeParse(argument)
  if (webhookId !== undefined) return webhookId
  throw new UsageError(
    `${argument} is no webhook id. \`sealpost webhooks list\` shows them in its first column.`,
  )
}

/** Reads an argument that names an event by its number. */
export function parseEventId(argument: string | undefined): number {
  const { data: eventId } = EventId.safeParse(Number(argument))
  if (eventId !== undefined) return eventId
  throw new UsageError(`${argument} is no event. \`sealpost events\` shows their numbers.`)
}
