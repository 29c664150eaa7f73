import { and, eq } from 'drizzle-orm'
import { EntryId } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { EventRow } from '../outbox/way.ts'
import { entries, sealedReports } from '../storage/schema.ts'

/** The bytes of the report or the entry that an event tells of; null once they are deleted. */
export async function readSealedItem(
  { db }: Deps,
  { vendorId, reportId, type, cause }: EventRow,
): Promise<Uint8Array | null> {
  if (reportId === '') return null
  if (type === 'report.received') {
    const [found] = await db
      .select({ ciphertext: sealedReports.ciphertext })
      .from(sealedReports)
      .where(and(eq(sealedReports.vendorId, vendorId), eq(sealedReports.reportId, reportId)))
    return found?.ciphertext ?? null
  }
  const isReports = and(eq(entries.vendorId, vendorId), eq(entries.reportId, reportId))
  const [found] = await db
    .select({ ciphertext: entries.ciphertext })
    .from(entries)
    .where(and(isReports, eq(entries.id, EntryId.parse(cause))))
  return found?.ciphertext ?? null
}
