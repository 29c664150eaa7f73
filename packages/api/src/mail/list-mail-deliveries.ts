import { and, desc, eq } from 'drizzle-orm'
import type { DeliveryQuery, MailDelivery, Page, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { toDelivery } from '../outbox/to-delivery.ts'
import type { DeliveryRow } from '../outbox/way.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { isAfter, type Position, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { isMailbox } from './is-mailbox.ts'
import { channelOf } from './mail-outlets.ts'

/**
 * Lists mails to a vendor's mailboxes, newest first. What goes to reporters is not among them.
 *
 * @throws {@link ProblemError} `invalid_cursor`
 */
export async function listMailDeliveries(
  { db }: Deps,
  vendor: VendorSlug,
  query: DeliveryQuery,
): Promise<Page<MailDelivery>> {
  const { state } = query
  const request = { ...query, list: ['mail', vendor, state ?? null] }
  const { eventId: at, outlet: id } = deliveries
  const rows = await db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.vendorId, vendor),
        isMailbox,
        isAfter({ at, id }, toPlace(await readCursor(request))),
        state && eq(deliveries.state, state),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(rowLimit(request))
  return toPage(rows, request, { item: toMailDelivery, position: positionOf })
}

function toMailDelivery(row: DeliveryRow): MailDelivery {
  return { ...toDelivery(row), channel: channelOf(row.outlet) }
}

// The list is ordered by the number of the event, which grows with time. A cursor holds no colon.
function positionOf({ eventId, outlet }: DeliveryRow): Position {
  return { atMs: eventId, id: outlet.replace(':', '-') }
}

function toPlace(position: Position | null): Position | null {
  return position && { ...position, id: position.id.replace('-', ':') }
}
