import type { Delivery } from '@sealpost/protocol'
import { toTimestampOrNull } from '../storage/timestamp.ts'
import type { DeliveryRow } from './way.ts'

/** A delivery as its vendor sees it. */
export function toDelivery(row: DeliveryRow): Delivery {
  const { eventId, type, reportId, state, attempts, status, fault } = row
  return {
    eventId,
    type,
    reportId: reportId || null,
    state,
    attempts,
    nextAttemptAt: toTimestampOrNull(row.nextAttemptAtMs),
    lastAttemptAt: toTimestampOrNull(row.lastAttemptAtMs),
    status,
    fault,
  }
}
