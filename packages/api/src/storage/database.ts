import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema.ts'

/**
 * An opened Drizzle database whose `batch` is one atomic, durable write.
 *
 * Each runtime hands one in (libSQL on a file or over HTTP, D1). There are no interactive
 * transactions: edge databases have none. Read with the query builder, write with `commit`.
 */
export type Database = BaseSQLiteDatabase<'async', unknown, typeof schema> & {
  batch<Queries extends Batch>(queries: Queries): Promise<BatchResponse<Queries>>
}

/** One or more Drizzle queries that succeed or fail together. */
export type Batch = readonly [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]
