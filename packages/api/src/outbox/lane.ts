import { and, eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import { deliveries, type Outlet } from '../storage/delivery-schema.ts'

/** All that goes to one outlet of a vendor. */
export type Lane = { vendor: VendorSlug; outlet: Outlet }

/** The condition that picks it. */
export function isIn({ vendor, outlet }: Lane) {
  return and(eq(deliveries.vendorId, vendor), eq(deliveries.outlet, outlet))
}
