import { and, eq } from 'drizzle-orm'
import type { Reference } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { sealedReports } from '../storage/schema.ts'
import { type ReportKey, requireReport } from './find-report.ts'

/** The sealed report, byte for byte as it was sent, and the number people know it by. */
export type SealedReport = { reference: Reference; sealed: Uint8Array<ArrayBuffer> }

/**
 * Fetches the sealed report.
 *
 * @throws {@link ProblemError} `unknown_report` or `report_deleted`
 */
export async function getSealedReport(deps: Deps, key: ReportKey): Promise<SealedReport> {
  const { reference } = await requireReport(deps, key)
  const [found] = await deps.db
    .select({ sealed: sealedReports.ciphertext })
    .from(sealedReports)
    .where(and(eq(sealedReports.vendorId, key.vendor), eq(sealedReports.reportId, key.reportId)))
  // Deleted between the two reads.
  if (!found) throw new ProblemError('report_deleted')
  return { reference, sealed: found.sealed }
}
