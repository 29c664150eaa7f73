import type { Client, InStatement, ResultSet, Row } from '@libsql/client/sqlite3'

export type DrizzleClientParts = {
  execute: (statement: InStatement) => Promise<ResultSet>
  batch: (statements: InStatement[]) => Promise<ResultSet[]>
}

/** Makes the client that Drizzle is given: it reads by `execute`, writes by `batch`, and can do nothing else. */
export function createDrizzleClient({ execute, batch }: DrizzleClientParts): Client {
  return toClient({
    execute: async (statement) => withBytes(await execute(statement)),
    batch: async (statements) => (await batch(statements)).map(withBytes),
  })
}

/** Drizzle's session calls nothing else on a client, as long as nobody opens a transaction. */
function toClient(parts: DrizzleClientParts): Client {
  return parts as Client
}

/** Views blobs as bytes. Drizzle decodes an ArrayBuffer as text wherever Node's Buffer is missing. */
function withBytes(result: ResultSet): ResultSet {
  const hasBlob = (row: Row) =>
    Array.prototype.some.call(row, (value) => value instanceof ArrayBuffer)
  return result.rows.some(hasBlob) ? { ...result, rows: result.rows.map(viewBlobs) } : result
}

function viewBlobs(row: Row): Row {
  return toRow(
    Array.from(row, (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value)),
  )
}

/** Drizzle reads the columns of a typed query by position, and an array has those. */
function toRow(values: readonly unknown[]): Row {
  return values as unknown as Row
}
