import { createClient, LibsqlError } from '@libsql/client/sqlite3'
import { expect, test } from 'vitest'
import { ConstraintError, readDatabaseFault } from './database-fault.ts'

const TABLES = `
  create table owners (id text primary key);
  create table things (
    owner text not null references owners (id),
    n integer not null constraint positive check (n > 0),
    label text,
    primary key (owner, n)
  );
  create unique index things_by_label on things (label);
  insert into owners values ('ann');
  insert into things values ('ann', 1, 'one');`

test.for([
  ["insert into owners values ('ann')", 'unique', ['owners.id']],
  ["insert into things values ('ann', 1, 'two')", 'unique', ['things.owner', 'things.n']],
  ["insert into things values ('ann', 2, 'one')", 'unique', ['things.label']],
  ["insert into things values ('bob', 2, 'two')", 'foreign_key', []],
  ["insert into things values ('ann', null, 'two')", 'not_null', ['things.n']],
  ["insert into things values ('ann', -1, 'two')", 'check', ['positive']],
] as const)('%s breaks a constraint, told by rule and columns', async ([write, rule, columns]) => {
  const fault = readDatabaseFault(await errorOf(write))

  expect(fault).toEqual({ kind: 'constraint', rule, columns })
})

test('a wrong statement or argument is a mistake of ours', async () => {
  expect(readDatabaseFault(await errorOf('insert into nowhere values (1)')).kind).toBe('statement')
  expect(readDatabaseFault(await errorOf('inzert')).kind).toBe('statement')
  expect(readDatabaseFault(await errorOf('select ?', Number.NaN)).kind).toBe('statement')
})

test.for([
  ['SQLITE_BUSY', 'transient'],
  ['SQLITE_LOCKED', 'transient'],
  ['SQLITE_FULL', 'stuck'],
  ['SQLITE_READONLY', 'stuck'],
  ['SQLITE_IOERR', 'stuck'],
] as const)('%s is %s, however deep it is wrapped', ([code, kind]) => {
  const error = new Error('Failed query', { cause: new LibsqlError('…', code) })

  expect(readDatabaseFault(error).kind).toBe(kind)
})

test('D1 speaks in messages only, and is understood', () => {
  const error = new Error(
    'D1_ERROR: UNIQUE constraint failed: things.owner, things.n: SQLITE_CONSTRAINT',
  )

  expect(readDatabaseFault(error)).toEqual({
    kind: 'constraint',
    rule: 'unique',
    columns: ['things.owner', 'things.n'],
  })
})

test('a lost network is worth another attempt', () => {
  expect(readDatabaseFault(new TypeError('fetch failed')).kind).toBe('transient')
  expect(readDatabaseFault(new Error('D1_ERROR: Network connection lost.')).kind).toBe('transient')
})

test('a constraint error says which columns, never which values', () => {
  const error = new ConstraintError({ rule: 'unique', columns: ['things.label'] })

  expect(error.message).toBe('The write breaks a unique constraint (things.label)')
})

async function errorOf(statement: string, ...values: number[]): Promise<unknown> {
  const client = createClient({ url: 'file::memory:' })
  await client.executeMultiple(TABLES)
  return client.batch([{ sql: statement, args: values }], 'write').catch((error: unknown) => error)
}
