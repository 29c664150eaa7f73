import { eq, max } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { profiles } from '../storage/vendor-schema.ts'

const others = alias(profiles, 'others')

/** The condition that picks, of each vendor's profiles, the current one. */
export const isCurrentProfile = eq(
  profiles.serial,
  new QueryBuilder()
    .select({ highest: max(others.serial) })
    .from(others)
    .where(eq(others.vendorId, profiles.vendorId)),
)
