import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from '@libsql/client/sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { Case, ReportDetail, ReportId, VendorSlug } from '@sealpost/protocol'
import { getCase } from '../cases/get-case.ts'
import { getReport } from '../reports/get-report.ts'
import { openLibsqlFile } from '../runtimes/libsql/open-file.ts'
import { startLocalWriter } from '../runtimes/libsql/writer.ts'
import { makeFolder } from '../testing/make-folder.ts'
import { makeSignedProfile } from '../testing/make-profile.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import * as deliverySchema from './delivery-schema.ts'
import * as fileSchema from './file-schema.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import * as schema from './schema.ts'
import * as vendorSchema from './vendor-schema.ts'

const [first, thread] = MIGRATIONS
const PROFILE_HASH = 'aa'.repeat(32)
const REPORT_ID = ReportId.parse('8c8d0f2e-57ab-4a58-9f0c-0123456789ab')
const KEY = { vendor: VendorSlug.parse('acme'), reportId: REPORT_ID }

test('a database of the first version keeps its reports, their changes and their sealed events', async () => {
  const { deps } = await makeTestApp({ db: await openOld() })

  const { thread: told, ...report } = ReportDetail.parse(await getReport(deps, KEY))

  expect(told).toMatchObject([
    {
      revision: 2,
      actor: 'vendor',
      change: { status: 'acknowledged' },
      sealed: { sequence: 0, previousHash: null, profileHash: PROFILE_HASH, sealed: 'BAUG' },
      attachments: [],
    },
    { revision: 3, change: { exploited: true }, sealed: null },
  ])
  expect(report).toMatchObject({
    status: 'acknowledged',
    alreadyPublic: false,
    agreedDate: null,
    attachments: [],
    nextPosition: { sequence: 1, previousHash: 'ee'.repeat(32) },
  })
  expect(Case.parse(await getCase(deps, KEY))).toMatchObject({ sealed: 'AQID', readRevision: 1 })
})

test('a report that its vendor has changed before counts as read, another one as unread', async () => {
  const db = await openOld()

  const { id, unread, vendorReadRevision } = schema.reports
  const rows = await db.select({ id, unread, vendorReadRevision }).from(schema.reports)

  expect(new Set(rows)).toEqual(
    new Set([
      { id: REPORT_ID, unread: 0, vendorReadRevision: 3 },
      { id: 'untouched', unread: 1, vendorReadRevision: 0 },
    ]),
  )
})

test('what an old change was answered has all that answers have now', async () => {
  const db = await openOld()

  const rows = await db.select({ answer: schema.entries.answer }).from(schema.entries)

  const told = { status: 'acknowledged', alreadyPublic: false, agreedDate: null, unread: 0 }
  expect(rows).toEqual([
    { answer: { ...told, attachments: [] } },
    { answer: { ...told, attachments: [] } },
  ])
})

test('wherever the migration is cut off, all of the old tables are there to start over', async () => {
  const path = await makeOld()
  const client = connect(path)
  const db = drizzle(client, { schema })

  for (const at of thread.statements.keys()) {
    const statements = [...thread.statements.slice(0, at + 1), 'select no_such_function()']
    await expect(migrate(db, [{ ...thread, statements }])).rejects.toThrow()
    const { rows } = await client.execute('select count(*) as count from changes')
    expect(rows).toMatchObject([{ count: 2 }])
  }
  await migrate(db, [thread])

  expect(await db.$count(schema.entries)).toBe(2)
})

test('the migrations make the very tables that the schema describes', async () => {
  const migrated = connect(join(makeFolder(), 'migrated.db'))
  await migrate(drizzle(migrated, { schema }), MIGRATIONS)
  const described = connect(join(makeFolder(), 'described.db'))
  const nothing = await snapshotOf({})
  const wanted = await difference(
    nothing,
    await snapshotOf({ ...vendorSchema, ...schema, ...fileSchema, ...deliverySchema }),
  )
  await described.batch(wanted, 'write')

  expect(await tablesOf(migrated)).toEqual(await tablesOf(described))
})

// drizzle-kit's own types do not resolve under its zod.
const snapshotOf: (tables: Record<string, unknown>) => Promise<unknown> = generateSQLiteDrizzleJson
const difference: (before: unknown, after: unknown) => Promise<string[]> = generateSQLiteMigration

/** Every column and index, whatever the order in which columns were added. */
async function tablesOf(client: Client): Promise<unknown[]> {
  const columns = await client.execute(
    `select t.name as of_table, c.* from sqlite_master t join pragma_table_xinfo(t.name) c
     where t.type = 'table' and t.name not in ('migrations', 'sqlite_sequence')
     order by t.name, c.name`,
  )
  const indexes = await client.execute(
    `select name, sql from sqlite_master where type = 'index' and sql is not null order by name`,
  )
  return [...columns.rows.map((row) => ({ ...row, cid: null })), ...indexes.rows]
}

function connect(path: string): Client {
  const client = createClient({ url: pathToFileURL(path).href })
  onTestFinished(() => client.close())
  return client
}

/** Opens a database of the first version as a service does that was brought up to date. */
async function openOld() {
  const { db, close } = await openLibsqlFile(await makeOld(), startLocalWriter)
  onTestFinished(close)
  return db
}

/** A database as the first version left it: one report that was changed twice, and one that was not. */
async function makeOld(): Promise<string> {
  const path = join(makeFolder(), 'old.db')
  const client = connect(path)
  await migrate(drizzle(client, { schema }), [first])
  const { profile, signature } = makeSignedProfile({ vendor: 'acme' })
  await client.batch(
    [
      `insert into vendors values ('acme', 0)`,
      {
        sql: `insert into profiles values ('acme', ?, 1, 9e12, 0, null, '[]', ?, ?)`,
        args: [PROFILE_HASH, signature, profile],
      },
      insertReport({ id: REPORT_ID, revision: 3, status: 'acknowledged' }),
      insertReport({ id: 'untouched', revision: 1, status: 'received' }),
      `insert into sealed_reports values ('acme', '${REPORT_ID}', x'00', x'010203')`,
      insertChange(2, `'{"status":"acknowledged"}', 0, null, '${'ee'.repeat(32)}'`, `x'040506'`),
      insertChange(3, `'{"exploited":true}', null, null, null`, 'null'),
    ],
    'write',
  )
  return path
}

type OldReport = { id: string; revision: number; status: string }

function insertReport({ id, revision, status }: OldReport): string {
  return `insert into reports values (
    'acme', '${id}', 'AC-${id.slice(0, 4).toUpperCase()}-0000', 'vulnerability', 0, '${status}',
    null, null, 0, '[]', 0, 0, null, null, null, '[]', null, null, ${revision}, null,
    '${PROFILE_HASH}', 8192, '0123456789abcdef', '${id}', '${'dd'.repeat(32)}', ''
  )`
}

function insertChange(revision: number, change: string, ciphertext: string): string {
  const id = `00000000-0000-4000-8000-00000000000${revision}`
  return `insert into changes values (
    'acme', '${REPORT_ID}', '${id}', ${revision}, 0, 'vendor', ${change},
    '${'ff'.repeat(32)}', '{"status":"acknowledged"}', ${ciphertext}
  )`
}
