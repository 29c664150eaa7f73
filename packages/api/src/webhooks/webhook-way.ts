import { and, eq, isNull } from 'drizzle-orm'
import type { VendorSlug, WebhookEvent } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { Attempt, EventRow, Job, OutletEvents, Way } from '../outbox/way.ts'
import { webhooks } from '../storage/delivery-schema.ts'
import { toDay } from '../storage/timestamp.ts'
import { findWebhook } from './find-webhook.ts'
import { disableGone, keyOf, parkDeliveries } from './park-deliveries.ts'
import type { WebhookAnswer } from './post-webhook.ts'
import { signRequest } from './sign-request.ts'
import { requireWebhookKeys } from './webhook-keys.ts'
import { outletOf } from './webhook-outlet.ts'

const GONE = 410
const NOTHING = { status: null, fault: null, retryAfterMs: null } as const

/** Events as requests to the endpoints that chose their types. */
export const webhookWay: Way = {
  kind: 'webhook',
  outletsOf,
  // A request ends by itself in 15 s; the rest is for what is written before and after it.
  timeLimitMs: 30_000,
  send,
  followUps(db, { delivery, attempt: { outcome }, atMs }) {
    if (outcome === 'gone') return disableGone(db, delivery, atMs)
    return outcome === 'paused' ? [parkDeliveries(db, keyOf(delivery))] : []
  },
}

async function outletsOf(
  { db }: Deps,
  vendor: VendorSlug,
  events: readonly EventRow[],
): Promise<OutletEvents[]> {
  const rows = await db
    .select({ id: webhooks.id, types: webhooks.types })
    .from(webhooks)
    .where(and(eq(webhooks.vendorId, vendor), isNull(webhooks.disabledBy)))
  return rows
    .map(({ id, types }) => {
      const chosen = events.filter(({ type }) => types.includes(type))
      return { outlet: outletOf(id), eventIds: chosen.map((event) => event.id) }
    })
    .filter(({ eventIds }) => eventIds.length > 0)
}

async function send(deps: Deps, { delivery, event }: Job): Promise<Attempt> {
  const webhook = await findWebhook(deps, keyOf(delivery))
  if (!webhook) return { ...NOTHING, outcome: 'refused' }
  if (webhook.disabledBy !== null) return { ...NOTHING, outcome: 'paused' }
  const request = await signRequest(requireWebhookKeys(deps), webhook, {
    id: `evt_${event.vendorId}_${event.id}`,
    event: toWebhookEvent(event),
    nowMs: deps.clock.nowMs(),
  })
  return toAttempt(await deps.postWebhook(request))
}

/** All that an endpoint learns. */
function toWebhookEvent(row: EventRow): WebhookEvent {
  const { id, type, reportId, promise, subject, expires, vendorId: vendor, atMs } = row
  return {
    id,
    type,
    reportId: reportId || null,
    promise,
    subject,
    expires,
    vendor,
    day: toDay(atMs),
  }
}

function toAttempt(answer: WebhookAnswer): Attempt {
  if ('fault' in answer) return { ...NOTHING, outcome: 'retry', fault: answer.fault }
  const { status, retryAfterMs } = answer
  if (status === GONE) return { ...NOTHING, outcome: 'gone', status }
  return { outcome: isTaken(status) ? 'delivered' : 'retry', status, fault: null, retryAfterMs }
}

/** Whether an endpoint that answers so has taken what it was sent. */
export function isTaken(status: number): boolean {
  return status >= 200 && status < 300
}
