import * as z from 'zod/mini'
import { Day, Timestamp } from './encodings.ts'
import { ReportId } from './ids.ts'
import { PageQuery } from './page.ts'
import { PromiseId } from './promises.ts'

/** Everything a vendor can be told about. */
export const EVENT_TYPES = [
  'report.received',
  'report.changed',
  'report.deleted',
  'message.received',
  'message.sent',
  'promise.due_soon',
  'promise.missed',
  'credit.published',
  'credit.withdrawn',
  'key.expiring',
  'profile.expiring',
  'webhook.disabled',
  'mail.refused',
] as const

export const EventType = z.enum(EVENT_TYPES)
export type EventType = z.infer<typeof EventType>

/** How many days before it expires a vendor is told of a key or a profile, the first warning first. */
export const EXPIRY_WARNING_DAYS = [60, 30, 14, 7, 1] as const

/** Where an event stands in its vendor's feed; grows with time. */
export const EventId = z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER))

/** What an event says besides its number and time: what happened to which thing, never in whose words. */
export const eventFacts = {
  type: EventType,
  /** Null for what is about no report: keys, the profile, an endpoint. */
  reportId: z.nullable(ReportId),
  /** Which promise is due or missed; null for other events. */
  promise: z.nullable(PromiseId),
  /** The key's fingerprint, the webhook's id or the mailbox's channel that it is about; null for other events. */
  subject: z.nullable(z.string().check(z.maxLength(64))),
  /** When the key or the profile expires; null for other events. */
  expires: z.nullable(Day),
}

/** Something that happened to a vendor. */
export const FeedEvent = z.object({ id: EventId, ...eventFacts, at: Timestamp })
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
