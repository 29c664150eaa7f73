import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import {
  type ClockFacts,
  encodeBase64,
  type HistoryEntry,
  type ThreadPosition,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { changes } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import type { ReportKey } from './find-report.ts'

/** All changes of a report, oldest first, with the sealed events that are still kept. */
export async function readHistory({ db }: Deps, key: ReportKey): Promise<HistoryEntry[]> {
  const rows = await db.select().from(changes).where(isOf(key)).orderBy(asc(changes.revision))
  return rows.map((row) => ({
    changeId: row.changeId,
    at: toTimestamp(row.atMs),
    actor: row.direction,
    change: row.change,
    event: toEvent(row),
  }))
}

/** The same without the events: what clocks depend on. */
export function readClockHistory({ db }: Deps, key: ReportKey): Promise<ClockFacts['history']> {
  return db
    .select({ atMs: changes.atMs, actor: changes.direction, change: changes.change })
    .from(changes)
    .where(isOf(key))
    .orderBy(asc(changes.revision))
}

/** Where the vendor's next sealed event must stand. */
export async function nextVendorPosition({ db }: Deps, key: ReportKey): Promise<ThreadPosition> {
  const [last] = await db
    .select({ sequence: changes.sequence, ciphertextHash: changes.ciphertextHash })
    .from(changes)
    .where(and(isOf(key), eq(changes.direction, 'vendor'), isNotNull(changes.sequence)))
    .orderBy(desc(changes.sequence))
    .limit(1)
  if (!last || last.sequence === null) return { sequence: 0, previousHash: null }
  return { sequence: last.sequence + 1, previousHash: last.ciphertextHash }
}

function isOf({ vendor, reportId }: ReportKey) {
  return and(eq(changes.vendorId, vendor), eq(changes.reportId, reportId))
}

function toEvent(row: typeof changes.$inferSelect): HistoryEntry['event'] {
  if (row.sequence === null || row.ciphertext === null) return null
  const { sequence, previousHash, ciphertext } = row
  return { sequence, previousHash, sealed: encodeBase64(ciphertext) }
}
