import { eq, max, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import type { EventType, PromiseId } from '@sealpost/protocol'
import type { Database } from '../storage/database.ts'
import { events, reports } from '../storage/schema.ts'

/** Something that is to be told once for its cause, whatever is repeated or happens at once. */
export type NewEvent = {
  type: EventType
  atMs: number
  cause: string
  promise?: PromiseId
}

const lastId = new QueryBuilder()
  .select({ last: max(events.id) })
  .from(events)
  .where(eq(events.vendorId, reports.vendorId))

/**
 * Builds the insert of an event for each report that a condition picks. Belongs into the batch of
 * the change that it tells of: writes follow one another, so numbers grow in the order of the changes.
 */
export function noteEvents(
  db: Database,
  { type, atMs, cause, promise }: NewEvent,
  where: SQL | undefined,
) {
  return db
    .insert(events)
    .select(
      sql`select ${reports.vendorId},
        coalesce((${lastId}), 0) + row_number() over (order by ${reports.id}),
        ${type}, ${reports.id}, ${atMs}, ${promise ?? null}, null, null, ${cause}
        from ${reports} where ${where}`,
    )
    .onConflictDoNothing()
}
