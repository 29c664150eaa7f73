import { eq, getTableName, sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { commit } from './commit.ts'
import type { Database } from './database.ts'
import { ConstraintError } from './database-fault.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** One step of the tables' history; applied as a whole or not at all. */
export type Migration = { name: string; statements: readonly string[] }

const migrations = sqliteTable('migrations', {
  name: text('name').primaryKey(),
  appliedAtMs: integer('applied_at_ms').notNull(),
})

/** SQLite's own list of what a database holds. */
const schemaTable = sqliteTable('sqlite_master', { name: text('name').notNull() })

const createMigrations = sql`create table if not exists ${migrations} (
  name text primary key not null,
  applied_at_ms integer not null
)`

/**
 * Brings the tables up to date. Each migration is one atomic write that also notes its name, so it
 * may be killed, run again, or run by several processes at once. Tables that are up to date are only
 * read: a start does not wait for whoever holds the write lock.
 */
export async function migrate(
  db: Database,
  wanted: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  if (!(await hasHistory(db))) await commit(db, [db.run(createMigrations)])
  for (const migration of await pending(db, wanted)) await apply(db, migration)
}

/** Whether every migration this version knows has been applied. Throws if the tables were never made. */
export async function isMigrated(db: Database): Promise<boolean> {
  return (await pending(db, MIGRATIONS)).length === 0
}

async function hasHistory(db: Database): Promise<boolean> {
  const { name } = schemaTable
  const isHistory = eq(name, getTableName(migrations))
  return (await db.select({ name }).from(schemaTable).where(isHistory)).length > 0
}

async function pending(db: Database, wanted: readonly Migration[]): Promise<Migration[]> {
  const rows = await db.select({ name: migrations.name }).from(migrations)
  const applied = new Set(rows.map((row) => row.name))
  return wanted.filter((migration) => !applied.has(migration.name))
}

async function apply(db: Database, { name, statements }: Migration): Promise<void> {
  // The name goes first: whoever comes second fails on it before touching a table.
  // Not a raw statement: Drizzle cannot bind its parameters in a batch of D1.
  const note = db.insert(migrations).values({ name, appliedAtMs: sql`unixepoch() * 1000` })
  try {
    await commit(db, [note, ...statements.map((statement) => db.run(sql.raw(statement)))])
  } catch (error) {
    if (!(error instanceof ConstraintError && error.columns.includes('migrations.name')))
      throw error
  }
}
