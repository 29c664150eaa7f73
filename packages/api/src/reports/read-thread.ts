import { and, asc, desc, eq, gt, isNotNull, lte, max, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/sqlite-core'
import {
  type Actor,
  encodeBase64,
  LIMITS,
  type LifeEntry,
  type ReportDetail,
  type ThreadEntry,
  type ThreadPosition,
  type ThreadQuery,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { entries } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import type { ReportKey } from './find-report.ts'
import type { ReportRow } from './report-summary.ts'

/** A part of a thread, and what follows it. */
export type ThreadPage = Pick<ReportDetail, 'thread' | 'nextRevision'>

/**
 * The entries of a report's thread after a revision, oldest first, with the sealed items that are still
 * kept: as many as one answer holds, and one at least.
 */
export async function readThread(
  { db }: Deps,
  key: ReportKey,
  { after = 0 }: ThreadQuery = {},
): Promise<ThreadPage> {
  const { revision } = entries
  const later = and(isOf(key), gt(revision, after))
  // Of a blob, SQLite reads no more than the beginning to tell its length.
  const sizes = await db
    .select({ revision, bytes: sql<number | null>`length(${entries.ciphertext})` })
    .from(entries)
    .where(later)
    .orderBy(asc(revision))
    .limit(LIMITS.maxPageEntries + 1)
  const fitting = fittingOf(sizes)
  const until = fitting.at(-1)?.revision ?? after
  const rows = await db
    .select()
    .from(entries)
    .where(and(later, lte(revision, until)))
    .orderBy(asc(revision))
  return {
    thread: rows.map(toEntry),
    nextRevision: fitting.length < sizes.length ? until : null,
  }
}

type Size = { revision: number; bytes: number | null }

function fittingOf(sizes: readonly Size[]): readonly Size[] {
  let left: number = LIMITS.maxPageSealedBytes
  const full = sizes.findIndex(({ bytes }, at) => {
    left -= bytes ?? 0
    return at === LIMITS.maxPageEntries || (at > 0 && left < 0)
  })
  return full < 0 ? sizes : sizes.slice(0, full)
}

function toEntry(row: typeof entries.$inferSelect): ThreadEntry {
  return {
    id: row.id,
    revision: row.revision,
    at: toTimestamp(row.atMs),
    actor: row.direction,
    change: row.change,
    sealed: toSealed(row),
    attachments: row.attachments,
  }
}

/**
 * What clocks depend on, oldest first: every change, and the first and the last word of the vendor.
 * However many messages lie between them, none of them is read.
 */
export function readClockHistory({ db }: Deps, key: ReportKey): Promise<LifeEntry[]> {
  const { revision, atMs, direction, change, sequence } = entries
  const columns = { revision, atMs, actor: direction, change }
  const ofVendor = and(isOf(key), eq(direction, 'vendor'))
  const lastSequence = db
    .select({ last: max(sequence) })
    .from(entries)
    .where(ofVendor)
  return union(
    db
      .select(columns)
      .from(entries)
      .where(and(isOf(key), isNotNull(change))),
    db
      .select(columns)
      .from(entries)
      .where(and(ofVendor, eq(sequence, 0))),
    db
      .select(columns)
      .from(entries)
      .where(and(ofVendor, eq(sequence, lastSequence))),
  ).orderBy(asc(revision))
}

/** Where the next sealed item of a side must stand. The report opens its reporter's direction. */
export async function nextPosition(
  { db }: Deps,
  report: Pick<ReportRow, 'vendorId' | 'id' | 'ciphertextHash'>,
  direction: Actor,
): Promise<ThreadPosition> {
  const { vendorId: vendor, id: reportId } = report
  const [last] = await db
    .select({ sequence: entries.sequence, ciphertextHash: entries.ciphertextHash })
    .from(entries)
    .where(
      and(
        isOf({ vendor, reportId }),
        eq(entries.direction, direction),
        isNotNull(entries.sequence),
      ),
    )
    .orderBy(desc(entries.sequence))
    .limit(1)
  if (last && last.sequence !== null) {
    return { sequence: last.sequence + 1, previousHash: last.ciphertextHash }
  }
  return direction === 'vendor'
    ? { sequence: 0, previousHash: null }
    : { sequence: 1, previousHash: report.ciphertextHash }
}

function isOf({ vendor, reportId }: ReportKey) {
  return and(eq(entries.vendorId, vendor), eq(entries.reportId, reportId))
}

function toSealed(row: typeof entries.$inferSelect): ThreadEntry['sealed'] {
  const { sequence, previousHash, profileHash, ciphertext } = row
  if (sequence === null || profileHash === null || ciphertext === null) return null
  return { sequence, previousHash, profileHash, sealed: encodeBase64(ciphertext) }
}
