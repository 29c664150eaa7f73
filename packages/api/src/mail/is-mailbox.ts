import { like, or } from 'drizzle-orm'
import { deliveries } from '../storage/delivery-schema.ts'

/** The condition that picks what goes to a vendor's own mailboxes. */
export const isMailbox = or(
  like(deliveries.outlet, 'mailbox:%'),
  like(deliveries.outlet, 'files:%'),
)
