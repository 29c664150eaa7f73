import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type InStatement } from '@libsql/client/sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createGroupCommit } from './group-commit.ts'

test('writes that arrive together share one transaction', async () => {
  const { write, groupSizes } = await makeTable()

  await Promise.all(['a', 'b', 'c'].map((id) => write([insert(id)])))

  expect(groupSizes).toEqual([3])
})

test('each write gets the results of its own statements', async () => {
  const { write } = await makeTable()

  const [first, second] = await Promise.all([
    write([insert('a'), insert('b')]),
    write([insert('c')]),
  ])

  expect(first.map((result) => result.rows[0]?.[0])).toEqual(['a', 'b'])
  expect(second.map((result) => result.rows[0]?.[0])).toEqual(['c'])
})

test('a refused statement fails its own write and no other', async () => {
  const { write, ids } = await makeTable()
  await write([insert('taken')])

  const outcomes = await Promise.allSettled([
    write([insert('a')]),
    write([insert('b'), insert('taken')]),
    write([insert('c')]),
  ])

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await ids()).toEqual(['a', 'c', 'taken'])
})

test('an argument that the driver refuses fails its own write and no other', async () => {
  const { write, ids } = await makeTable()

  const outcomes = await Promise.allSettled([
    write([insert('a')]),
    write([insert(Number.NaN)]),
    write([insert('c')]),
  ])

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await ids()).toEqual(['a', 'c'])
})

test('while the database is locked, every write fails and none is stored', async () => {
  const { write, ids, client } = await makeTable()
  const lock = await client.transaction('write')

  const outcomes = await Promise.allSettled([write([insert('a')]), write([insert('b')])])
  lock.close()

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
  expect(await ids()).toEqual([])
})

test('a write that arrives while others are written goes into the next transaction', async () => {
  const { write, groupSizes, ids } = await makeTable()

  const first = write([insert('a')])
  await new Promise(setImmediate)
  await Promise.all([first, write([insert('b')]), write([insert('c')])])

  expect(groupSizes).toEqual([1, 2])
  expect(await ids()).toEqual(['a', 'b', 'c'])
})

const insert = (id: string | number): InStatement => ({
  sql: 'insert into things (id) values (?) returning id',
  args: [id],
})

async function makeTable() {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const client = createClient({ url: `file:${folder}/test.db`, timeout: 0 })
  onTestFinished(() => {
    client.close()
    rmSync(folder, { recursive: true })
  })
  await client.execute('create table things (id text primary key)')
  const groupSizes: number[] = []
  const write = createGroupCommit((statements) => {
    groupSizes.push(statements.length)
    return client.batch(statements, 'write')
  })
  const ids = async () =>
    (await client.execute('select id from things order by id')).rows.map((row) => row[0])
  return { client, write, groupSizes, ids }
}
