import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { decodeBase64, encodeBase64Url, LIMITS, type Page, sha256 } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'

/** Where a page ended: lists are ordered by time and id. */
export type Position = { atMs: number; id: string }

export type PageRequest = {
  cursor?: string | undefined
  limit?: number | undefined
  /** Whose list it is, and its filters: a cursor continues this list and no other. */
  list: readonly unknown[]
}

/** Reads where a list goes on; null from its start. */
export async function readCursor({ cursor, list }: PageRequest): Promise<Position | null> {
  if (cursor === undefined) return null
  const [, atMs, id, seal] = CURSOR.exec(decode(cursor)) ?? []
  if (!atMs || !id || seal !== (await sealOf({ atMs: Number(atMs), id }, list))) {
    throw new ProblemError('invalid_cursor')
  }
  return { atMs: Number(atMs), id }
}

/** How many rows to ask for: one more than a page shows tells whether another page follows. */
export function rowLimit({ limit = LIMITS.defaultPageItems }: PageRequest): number {
  return limit + 1
}

/** Which columns a list is ordered by; newest first unless it says otherwise. */
export type Order = {
  at: SQLiteColumn
  id: SQLiteColumn
  direction?: 'ascending' | 'descending'
}

/** The rows after a position, by comparing (time, id) as one value, which an index on both can seek. */
export function isAfter({ at, id, direction }: Order, position: Position | null): SQL | undefined {
  if (!position) return undefined
  const comes = direction === 'ascending' ? sql`>` : sql`<`
  return sql`(${at}, ${id}) ${comes} (${position.atMs}, ${position.id})`
}

/** Cuts the extra row off and turns the last one shown into the cursor of the next page. */
export async function toPage<Row, Item>(
  rows: readonly Row[],
  request: PageRequest,
  { item, position }: { item: (row: Row) => Item; position: (row: Row) => Position },
): Promise<Page<Item>> {
  const shown = rows.slice(0, rowLimit(request) - 1)
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  return {
    items: shown.map(item),
    nextCursor: last ? await writeCursor(position(last), request.list) : null,
  }
}

const CURSOR = /^(\d{1,15}) ([a-z0-9-]{2,40}) ([0-9a-f]{16})$/

async function writeCursor(position: Position, list: readonly unknown[]): Promise<string> {
  const text = `${position.atMs} ${position.id} ${await sealOf(position, list)}`
  return encodeBase64Url(new TextEncoder().encode(text))
}

/** Tells a mistaken cursor from a fitting one. It keeps no secret: every query names its vendor. */
async function sealOf({ atMs, id }: Position, list: readonly unknown[]): Promise<string> {
  return (await sha256(JSON.stringify([atMs, id, list]))).slice(0, 16)
}

function decode(cursor: string): string {
  const text = cursor.replaceAll('-', '+').replaceAll('_', '/')
  try {
    return new TextDecoder().decode(decodeBase64(text))
  } catch {
    throw new ProblemError('invalid_cursor')
  }
}
