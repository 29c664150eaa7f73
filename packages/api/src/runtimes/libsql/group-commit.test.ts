import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from './connection.ts'
import type { Statement } from './drizzle-client.ts'
import { createGroupCommit } from './group-commit.ts'

test('writes that arrive together share one transaction', async () => {
  const { write, groupSizes } = makeTable()

  await Promise.all(['a', 'b', 'c'].map((id) => write([insert(id)])))

  expect(groupSizes).toEqual([3])
})

test('each write gets the results of its own statements', async () => {
  const { write } = makeTable()

  const [first, second] = await Promise.all([
    write([insert('a'), insert('b')]),
    write([insert('c')]),
  ])

  expect(first.map((result) => result.rows[0]?.[0])).toEqual(['a', 'b'])
  expect(second.map((result) => result.rows[0]?.[0])).toEqual(['c'])
})

test('a refused statement fails its own write and no other', async () => {
  const { write, ids } = makeTable()
  await write([insert('taken')])

  const outcomes = await Promise.allSettled([
    write([insert('a')]),
    write([insert('b'), insert('taken')]),
    write([insert('c')]),
  ])

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(ids()).toEqual(['a', 'c', 'taken'])
})

test('an argument that the driver refuses fails its own write and no other', async () => {
  const { write, ids } = makeTable()

  const outcomes = await Promise.allSettled([
    write([insert('a')]),
    write([insert(Number.NaN)]),
    write([insert('c')]),
  ])

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(ids()).toEqual(['a', 'c'])
})

test('while the database is locked, every write fails and none is stored', async () => {
  const { write, ids, thief } = makeTable()
  thief.read({ sql: 'begin immediate', args: [] })

  const outcomes = await Promise.allSettled([write([insert('a')]), write([insert('b')])])
  thief.read({ sql: 'rollback', args: [] })

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
  expect(ids()).toEqual([])
})

test('a write that arrives while others are written goes into the next transaction', async () => {
  const { write, groupSizes, ids } = makeTable()

  const first = write([insert('a')])
  await new Promise(setImmediate)
  await Promise.all([first, write([insert('b')]), write([insert('c')])])

  expect(groupSizes).toEqual([1, 2])
  expect(ids()).toEqual(['a', 'b', 'c'])
})

const insert = (id: string | number): Statement => ({
  sql: 'insert into things (id) values (?) returning id',
  args: [id],
})

function makeTable() {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const path = join(folder, 'test.db')
  const writer = new Connection({ path, prepare: () => undefined })
  const thief = new Connection({ path, prepare: () => undefined })
  onTestFinished(() => {
    writer.close()
    thief.close()
    rmSync(folder, { recursive: true })
  })
  writer.write([{ sql: 'create table things (id text primary key)', args: [] }])
  const groupSizes: number[] = []
  const write = createGroupCommit((statements) => {
    groupSizes.push(statements.length)
    return new Promise((resolve) => {
      resolve(writer.write(statements))
    })
  })
  const ids = () =>
    thief.read({ sql: 'select id from things order by id', args: [] }).rows.map((row) => row[0])
  return { thief, write, groupSizes, ids }
}
