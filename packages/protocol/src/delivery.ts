import * as z from 'zod/mini'
import { Timestamp } from './encodings.ts'
import { EventId, EventType } from './event-feed.ts'
import { ChannelId, ReportId } from './ids.ts'
import { PageQuery, pageOf } from './page.ts'

/** `waiting` for its next attempt, `delivered`, `given_up` after the last attempt, or `refused` for good. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'given_up', 'refused'])
export type DeliveryState = z.infer<typeof DeliveryState>

/**
 * Why an attempt got no answer. `unsafe_address`: the name leads to an address that is not public.
 * `unsafe_answer`: headers without end, or something that is not HTTP.
 */
export const DELIVERY_FAULTS = [
  'unknown_host',
  'unsafe_address',
  'unreachable',
  'wrong_certificate',
  'timeout',
  'unsafe_answer',
] as const

export const DeliveryFault = z.enum(DELIVERY_FAULTS)
export type DeliveryFault = z.infer<typeof DeliveryFault>

/** An event on its way to one place. What the place answered besides its status is never kept. */
export const Delivery = z.object({
  eventId: EventId,
  type: EventType,
  reportId: z.nullable(ReportId),
  state: DeliveryState,
  attempts: z.int().check(z.minimum(0)),
  /** Null unless it is waiting. */
  nextAttemptAt: z.nullable(Timestamp),
  lastAttemptAt: z.nullable(Timestamp),
  /** What the last attempt was answered: a status of HTTP or SMTP; null without an answer. */
  status: z.nullable(z.int()),
  fault: z.nullable(DeliveryFault),
})
export type Delivery = z.infer<typeof Delivery>

/** Filters of a list of deliveries, newest first. */
export const DeliveryQuery = z.strictObject({ ...PageQuery, state: z.optional(DeliveryState) })
export type DeliveryQuery = z.infer<typeof DeliveryQuery>

export const DeliveryPage = pageOf(Delivery)

/** A mail to one of the vendor's mailboxes. */
export const MailDelivery = z.object({ ...Delivery.shape, channel: ChannelId })
export type MailDelivery = z.infer<typeof MailDelivery>

export const MailDeliveryPage = pageOf(MailDelivery)

/** Waits between attempts in seconds, before jitter: ten attempts within about three days. */
export const RETRY_SECONDS = [5, 60, 300, 1800, 7200, 18_000, 36_000, 72_000, 122_400] as const
