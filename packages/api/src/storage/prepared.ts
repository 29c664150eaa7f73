import { getTableColumns, type InferInsertModel, type Placeholder, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Builds a query once for each database. Building costs Drizzle more than SQLite needs to carry
 * the query out, so the queries of every submission are prepared.
 */
export function prepareOnce<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const queries = new WeakMap<Database, Query>()
  return (db) => {
    const query = queries.get(db) ?? build(db)
    queries.set(db, query)
    return query
  }
}

/** A write with placeholders for {@link commit}, prepared; takes their values in the order of its SQL. */
export function prepareWrite(
  build: (db: Database) => Prepared,
): (db: Database, params: readonly unknown[]) => BatchItem<'sqlite'> {
  const prepare = prepareOnce(build)
  return (db, params) => fill(prepare(db), params)
}

/** An insert of whole rows for {@link commit}, prepared: absent values are null, not defaults. */
export function prepareInsert<Table extends SQLiteTable>(
  table: Table,
): (db: Database, row: InferInsertModel<Table>) => BatchItem<'sqlite'> {
  const columns = columnsOf(table)
  const prepare = prepareOnce((db) => {
    const row: Record<string, Placeholder> = {}
    for (const [name] of columns) row[name] = sql.placeholder(name)
    return db.insert<SQLiteTable>(table).values(row).prepare()
  })
  return (db, row) => fill(prepare(db), encode(columns, row))
}

function columnsOf(table: SQLiteTable): readonly [string, SQLiteColumn][] {
  return Object.entries(getTableColumns(table))
}

function encode(columns: readonly [string, SQLiteColumn][], row: Row): unknown[] {
  return columns.map(([name, column]) => {
    const value = row[name] ?? null
    return value === null ? null : column.mapToDriverValue(value)
  })
}

type Prepared = { getQuery: () => { sql: string } }

/** The prepared query with its parameters, in the form in which a batch asks for queries. */
function fill(prepared: Prepared, params: readonly unknown[]): BatchItem<'sqlite'> {
  const query = { ...prepared.getQuery(), params }
  const filled: unknown = Object.create(prepared, { getQuery: { value: () => query } })
  return toBatchItem({ _prepare: () => filled })
}

/** Of an item, a batch calls nothing but `_prepare`; Drizzle itself fills no placeholders in batches. */
function toBatchItem(item: { _prepare: () => unknown }): BatchItem<'sqlite'> {
  return item as unknown as BatchItem<'sqlite'>
}
