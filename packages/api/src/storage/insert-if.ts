import { type Column, getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'

type Row = Readonly<Record<string, unknown>>
type Condition = { from: SQLiteTable; where: SQL | undefined }

/**
 * Builds an insert that happens only if a row of another table matches: how a later statement of a
 * batch learns whether an earlier one took effect. The condition must match one row at most.
 */
export function insertIf<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  { row, from, where }: Condition & { row: InferInsertModel<Table> },
) {
  return db.insert(table).select(sql`select ${valuesOf(table, row)} from ${from} where ${where}`)
}

/** Every column in the table's order, each value encoded as its column wants it. */
function valuesOf(table: SQLiteTable, row: Row): SQL {
  const columns: Readonly<Record<string, Column>> = getTableColumns(table)
  const values = Object.entries(columns).map(
    ([name, column]) => sql`${sql.param(row[name] ?? null, column)}`,
  )
  return sql.join(values, sql`, `)
}
