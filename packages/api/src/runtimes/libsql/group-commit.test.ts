import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Connection } from './connection.ts'
import type { Statement } from './drizzle-client.ts'
import { commitGroup, type Outcome, type Write } from './group-commit.ts'

test('the writes of a group share one transaction', () => {
  const { commit, transactionSizes, ids } = makeTable()

  commit([[insert('a')], [insert('b')], [insert('c')]])

  expect(transactionSizes).toEqual([3])
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('each write gets the results of its own statements', () => {
  const { commit } = makeTable()

  const outcomes = commit([[insert('a'), insert('b')], [insert('c')]])

  expect(outcomes.map(returnedIds)).toEqual([['a', 'b'], ['c']])
})

test('a refused statement fails its own write and no other', () => {
  const { commit, ids } = makeTable()
  commit([[insert('taken')]])

  const outcomes = commit([[insert('a')], [insert('b'), insert('taken')], [insert('c')]])

  expect(outcomes.map(returnedIds)).toEqual([['a'], 'SQLITE_CONSTRAINT_PRIMARYKEY', ['c']])
  expect(ids()).toEqual(['a', 'c', 'taken'])
})

test('of a repetition in one group, the first is written and the second refused', () => {
  const { commit, ids } = makeTable()

  const outcomes = commit([[insert('a')], [insert('a')], [insert('b')]])

  expect(outcomes.map(returnedIds)).toEqual([['a'], 'SQLITE_CONSTRAINT_PRIMARYKEY', ['b']])
  expect(ids()).toEqual(['a', 'b'])
})

test('an argument that the driver refuses fails its own write and no other', () => {
  const { commit, ids } = makeTable()

  const outcomes = commit([[insert('a')], [insert(Number.NaN)], [insert('c')]])

  expect(outcomes.map(returnedIds)).toEqual([['a'], 'SQLITE_MISUSE', ['c']])
  expect(ids()).toEqual(['a', 'c'])
})

test('while the database is locked, every write fails and none is stored', () => {
  const { commit, ids, thief } = makeTable()
  thief.read({ sql: 'begin immediate', args: [] })

  const outcomes = commit([[insert('a')], [insert('b')]])
  thief.read({ sql: 'rollback', args: [] })

  expect(outcomes.map(returnedIds)).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY'])
  expect(ids()).toEqual([])
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
  const transactionSizes: number[] = []
  const transact = (statements: readonly Statement[]) => {
    transactionSizes.push(statements.length)
    return writer.write(statements)
  }
  const commit = (writes: readonly Write[]) => commitGroup(transact, writes)
  const ids = () =>
    thief.read({ sql: 'select id from things order by id', args: [] }).rows.map((row) => row[0])
  return { thief, commit, transactionSizes, ids }
}

/** The ids that a write's statements returned, or the code of its fault. */
function returnedIds(outcome: Outcome) {
  if ('fault' in outcome) return outcome.fault.code
  return outcome.results.map((result) => result.rows[0]?.[0])
}
