import type { Client } from '@libsql/client'

export type Statement = { sql: string; args: readonly unknown[] }

export type StatementResult = {
  columns: readonly string[]
  /** Each the values in the order of the columns. */
  rows: readonly ArrayLike<unknown>[]
}

export type DrizzleClientParts = {
  /** Carries out a statement that writes nothing. */
  read: (statement: Statement) => Promise<StatementResult>
  /** Carries out all statements or none; resolves once they are on disk. */
  write: (statements: readonly Statement[]) => Promise<readonly StatementResult[]>
}

/** Makes the client that Drizzle's libSQL driver is given: queries only read, batches write. */
export function createDrizzleClient({ read, write }: DrizzleClientParts): Client {
  return toClient({
    execute: async (statement: Statement) => toResultSet(await read(statement)),
    batch: async (statements: readonly Statement[]) => (await write(statements)).map(toResultSet),
  })
}

/** Drizzle's session calls nothing else on a client, as long as nobody opens a transaction. */
function toClient(parts: object): Client {
  return parts as Client
}

function toResultSet({ columns, rows }: StatementResult): { rows: object[] } {
  return { rows: rows.map((row) => toRow(columns, Array.from(row, viewBytes))) }
}

/** Drizzle reads a typed query's row by position, and a raw query's by its own names. */
function toRow(columns: readonly string[], values: readonly unknown[]): object {
  const byName = columns.map((name, at) => [name, { value: values[at], enumerable: true }] as const)
  return createObject(values, Object.fromEntries(byName))
}

/** `Object.create`, which is typed to give anything. */
function createObject(prototype: object, properties: PropertyDescriptorMap): object {
  return Object.create(prototype, properties) as object
}

/** Views blobs as bytes. Drizzle decodes an ArrayBuffer as text wherever Node's Buffer is missing. */
function viewBytes(value: unknown): unknown {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value
}
