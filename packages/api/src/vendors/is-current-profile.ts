import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { profiles } from '../storage/schema.ts'

const others = alias(profiles, 'others')

/** The condition that picks, of each vendor's profiles, the current one. */
export const isCurrentProfile = sql`${profiles.serial} = (
  select max(${others.serial}) from ${others} where ${others.vendorId} = ${profiles.vendorId}
)`
