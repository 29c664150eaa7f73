import { and, eq } from 'drizzle-orm'
import type { ChannelId, KeyId, ReportId, Sha256, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { uploads } from '../storage/file-schema.ts'
import { reports } from '../storage/schema.ts'

/** Where a token may put files: a report that is being sent, or a case. */
export type Upload = {
  vendor: VendorSlug
  reportId: ReportId
  channel: ChannelId
  profileHash: Sha256
  /** The case key; null as long as the report was not sent. */
  reporterKeyId: KeyId | null
}

/** Finds what a token may put files to; undefined if it is nobody's, or the report was deleted. */
export async function findUpload(
  { db }: Deps,
  vendor: VendorSlug,
  tokenHash: Sha256,
): Promise<Upload | undefined> {
  const { id: reportId, channel, profileHash, reporterKeyId, deletedAtMs } = reports
  const [report] = await db
    .select({ reportId, channel, profileHash, reporterKeyId, deletedAtMs })
    .from(reports)
    .where(and(eq(reports.vendorId, vendor), eq(reports.tokenHash, tokenHash)))
  if (report) return report.deletedAtMs === null ? { vendor, ...report } : undefined

  const [upload] = await db
    .select({
      reportId: uploads.reportId,
      channel: uploads.channel,
      profileHash: uploads.profileHash,
    })
    .from(uploads)
    .where(and(eq(uploads.vendorId, vendor), eq(uploads.tokenHash, tokenHash)))
  return upload && { vendor, ...upload, reporterKeyId: null }
}
