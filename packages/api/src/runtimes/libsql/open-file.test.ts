import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client/sqlite3'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { commit } from '../../storage/commit.ts'
import { vendors } from '../../storage/vendor-schema.ts'
import { openLibsqlFile } from './open-file.ts'

test('a committed write is read back at once and after reopening', async () => {
  const path = makePath()
  const { db, close } = await openLibsqlFile(path)

  await commit(db, [addVendor(db, 'acme')])
  const atOnce = await vendorIds(db)
  await close()
  const again = await makeDatabase(path)

  expect(atOnce).toEqual(['acme'])
  expect(await vendorIds(again.db)).toEqual(['acme'])
})

test('a write that does not come through commit is refused, not lost', async () => {
  const { db } = await makeDatabase()

  const write = addVendor(db, 'acme').run()

  await expect(write).rejects.toMatchObject({ cause: { code: 'unavailable' } })
  expect(await vendorIds(db)).toEqual([])
})

test('what is erased is in no file any more once the service has ended', async () => {
  const path = makePath()
  const { db, close } = await openLibsqlFile(path)
  const slugs = Array.from({ length: 40 }, (_, at) => `vendor-no-${at + 10}`)
  for (const slug of slugs) await commit(db, [addVendor(db, slug)])

  await commit(db, [db.delete(vendors).where(sql`${vendors.id} < 'vendor-no-45'`)])
  await close()

  const files = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name)))
  expect(slugs.filter((slug) => files.some((bytes) => bytes.includes(slug)))).toEqual([
    'vendor-no-45',
    'vendor-no-46',
    'vendor-no-47',
    'vendor-no-48',
    'vendor-no-49',
  ])
})

test('a second owner of the same file is refused, and welcome once the first has left', async () => {
  const path = makePath()
  const first = await openLibsqlFile(path)

  const second = openLibsqlFile(path)

  await expect(second).rejects.toMatchObject({ code: 'database_in_use' })
  await first.close()
  await makeDatabase(path)
})

test('a lock held by another program is waited out without losing a write', async () => {
  const path = makePath()
  const { db } = await makeDatabase(path)
  const thief = await createClient({ url: pathToFileURL(path).href }).transaction('write')

  const write = commit(db, [addVendor(db, 'acme')], { retryDelaysMs: Array(200).fill(5) })
  const reads = await vendorIds(db)
  thief.close()
  await write

  expect(reads).toEqual([])
  expect(await vendorIds(db)).toEqual(['acme'])
})

test('a lock that stays is answered with unavailable and when to come back', async () => {
  const path = makePath()
  const { db } = await makeDatabase(path)
  const thief = await createClient({ url: pathToFileURL(path).href }).transaction('write')

  const write = commit(db, [addVendor(db, 'acme')], { retryDelaysMs: [1, 1] })

  await expect(write).rejects.toMatchObject({ code: 'unavailable', retryAfter: 5 })
  thief.close()
  await commit(db, [addVendor(db, 'later')])
  expect(await vendorIds(db)).toEqual(['later'])
})

test('writes wait for the disk, on a connection opened anew after an error too', async () => {
  const { db } = await makeDatabase()

  const before = await synchronousOfWrites(db)
  await expect(commit(db, [db.run(sql`no statement`)])).rejects.toThrow('syntax error')
  const after = await synchronousOfWrites(db)

  expect([before, after]).toEqual([FULL, FULL])
})

test('a path with spaces, percent and number signs names one file', async () => {
  const path = join(makePath(), '..', 'da%ta #1 ü?.db')

  const { db } = await makeDatabase(path)

  const [row] = await db.all<{ file: string }>(sql`select file from pragma_database_list`)
  expect(row?.file).toBe(path)
})

test('a file that is no database is refused by name', async () => {
  const path = makePath()
  mkdirSync(path)

  await expect(openLibsqlFile(path)).rejects.toMatchObject({ code: 'database_unusable' })
})

const FULL = 2

async function synchronousOfWrites(db: Db) {
  const [[row]] = await commit(db, [db.all<{ synchronous: number }>(sql`pragma synchronous`)])
  return row?.synchronous
}

type Db = Awaited<ReturnType<typeof openLibsqlFile>>['db']

const addVendor = (db: Db, id: string) =>
  db.insert(vendors).values({ id: sql`${id}`, createdAtMs: 0 })

async function vendorIds(db: Db) {
  return (await db.select({ id: vendors.id }).from(vendors)).map((row) => String(row.id))
}

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'test.db')
}

async function makeDatabase(path = makePath()) {
  const opened = await openLibsqlFile(path)
  onTestFinished(opened.close)
  return opened
}
