import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { embedMigrations } from '../../scripts/embed-migrations.ts'
import { openLibsqlFile } from '../runtimes/libsql/open-file.ts'
import { makeDatabase } from '../testing/make-database.ts'
import { makeFolder } from '../testing/make-folder.ts'
import * as deliverySchema from './delivery-schema.ts'
import * as fileSchema from './file-schema.ts'
import { isMigrated, type Migration, migrate } from './migrate.ts'
import * as schema from './schema.ts'
import * as vendorSchema from './vendor-schema.ts'

const things: Migration = { name: 'things', statements: ['create table things (id text)'] }
const broken: Migration = {
  name: 'broken',
  statements: ['create table halves (id text)', 'create table halves (id text)'],
}

test('migrations may be run again', async () => {
  const db = await makeDatabase()

  await migrate(db, [things])
  await migrate(db, [things])

  expect(await isMigrated(db)).toBe(true)
})

test('a start that finds its tables made succeeds while another program keeps the write lock', async () => {
  const path = join(makeFolder(), 'test.db')
  await (await openLibsqlFile(path)).close()
  const lock = await createClient({ url: pathToFileURL(path).href }).transaction('write')
  onTestFinished(() => {
    lock.close()
  })

  const { db, close } = await openLibsqlFile(path)
  onTestFinished(close)

  expect(await isMigrated(db)).toBe(true)
})

test('of processes that migrate at once, each finds the tables made', async () => {
  const db = await makeDatabase()

  await Promise.all(Array.from({ length: 5 }, () => migrate(db, [things])))

  expect(await tableNames(db)).toContain('things')
})

test('a migration that fails midway leaves nothing behind, and the next attempt starts over', async () => {
  const db = await makeDatabase()
  await expect(migrate(db, [broken])).rejects.toThrow()
  expect(await tableNames(db)).not.toContain('halves')

  await migrate(db, [{ ...broken, statements: broken.statements.slice(0, 1) }])

  expect(await tableNames(db)).toContain('halves')
})

test('the embedded migrations are the SQL beside them', () => {
  const embedded = readFileSync(new URL('migrations/index.ts', import.meta.url), 'utf8')

  expect(embedded).toBe(embedMigrations())
})

test('the schema has no change that no migration makes', async () => {
  expect(
    await difference(
      lastSnapshot(),
      await snapshotOf({ ...vendorSchema, ...schema, ...fileSchema, ...deliverySchema }),
    ),
  ).toEqual([])
})

// drizzle-kit's own types do not resolve under its zod.
const snapshotOf: (tables: Record<string, unknown>) => Promise<unknown> = generateSQLiteDrizzleJson
const difference: (before: unknown, after: unknown) => Promise<string[]> = generateSQLiteMigration

function lastSnapshot(): unknown {
  const folder = new URL('migrations/meta/', import.meta.url)
  const [name = ''] = readdirSync(folder)
    .filter((file) => file.endsWith('_snapshot.json'))
    .sort()
    .reverse()
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

async function tableNames(db: Awaited<ReturnType<typeof makeDatabase>>) {
  const rows = await db.all<{ name: string }>(sql`select name from sqlite_master`)
  return rows.map((row) => row.name)
}
