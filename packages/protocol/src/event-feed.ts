import * as z from 'zod/mini'
import { Timestamp } from './encodings.ts'
import { ReportId } from './ids.ts'
import { PageQuery } from './page.ts'
import { PromiseId } from './promises.ts'

/** Everything a vendor can be told about. */
export const EVENT_TYPES = [
  'report.received',
  'report.changed',
  'report.deleted',
  'message.received',
  'promise.due_soon',
  'promise.missed',
  'credit.published',
  'credit.withdrawn',
] as const

export const EventType = z.enum(EVENT_TYPES)
export type EventType = z.infer<typeof EventType>

/** Something that happened to a report of the vendor's: what and when, never in whose words. */
export const FeedEvent = z.object({
  /** Where it stands in the vendor's feed; grows with time. */
  id: z.int().check(z.minimum(1)),
  type: EventType,
  reportId: ReportId,
  at: Timestamp,
  /** Which promise is due or missed; null for other events. */
  promise: z.nullable(PromiseId),
})
export type FeedEvent = z.infer<typeof FeedEvent>

export const FeedQuery = z.strictObject({
  /** Only events after the one with this id; from the beginning without it. */
  after: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,15}$/, { error: 'must be the id of an event' })),
      z.transform(Number),
    ),
  ),
  limit: PageQuery.limit,
})
export type FeedQuery = z.infer<typeof FeedQuery>

/** Events from oldest to newest; empty if nothing has happened yet. */
export const FeedPage = z.object({
  items: z.array(FeedEvent),
  /** What to ask for `after` next time, also when there was nothing. */
  last: z.int().check(z.minimum(0)),
})
export type FeedPage = z.infer<typeof FeedPage>
