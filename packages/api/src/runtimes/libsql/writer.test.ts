import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from './connection.ts'
import type { Statement } from './drizzle-client.ts'
import { startWriterThread } from './writer.ts'

test('bytes of writes that are sent together arrive unmixed, and stay for another attempt', async () => {
  const { writer, stored } = await makeTable()
  const values = [12, 0, 5000].map((length) => Uint8Array.from(randomBytes(length)))
  const copies = values.map((bytes) => bytes.slice())

  await Promise.all(values.map((bytes, id) => writer.write([insert(id, bytes)])))

  expect(stored()).toEqual(copies)
  expect(values).toEqual(copies)
})

test('writes that come while others are written are all answered, each with its own outcome', async () => {
  const { writer, stored } = await makeTable()

  const first = writer.write([insert(0)])
  await new Promise(setImmediate)
  const later = [1, 1, 2].map((id) => writer.write([insert(id)]))
  const outcomes = await Promise.allSettled([first, ...later])

  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(stored()).toHaveLength(3)
})

test('a value that cannot go to the thread fails its write, and the next succeeds', async () => {
  const { writer, stored } = await makeTable()

  await expect(writer.write([insert(Symbol('id'))])).rejects.toThrow()
  await writer.write([insert(1)])

  expect(stored()).toHaveLength(1)
})

test('what was asked for before closing is written', async () => {
  const { writer, stored } = await makeTable()

  const write = writer.write([insert(1)])
  await writer.close()

  await write
  expect(stored()).toHaveLength(1)
})

const insert = (id: unknown, bytes = new Uint8Array()): Statement => ({
  sql: 'insert into things (id, bytes) values (?, ?)',
  args: [id, bytes],
})

async function makeTable() {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const path = join(folder, 'test.db')
  const writer = startWriterThread(path)
  const reader = new Connection({ path, prepare: () => undefined })
  onTestFinished(async () => {
    reader.close()
    await writer.close()
    rmSync(folder, { recursive: true })
  })
  await writer.write([
    { sql: 'create table things (id integer primary key, bytes blob)', args: [] },
  ])
  const stored = () =>
    reader
      .read({ sql: 'select bytes from things order by id', args: [] })
      .rows.map((row) => toBytes(row[0]))
  return { writer, stored }
}

/** The driver answers with a Node buffer or an ArrayBuffer; both are the column's bytes. */
function toBytes(value: unknown): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  return value instanceof Uint8Array ? Uint8Array.from(value) : null
}
