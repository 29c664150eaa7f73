import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { reports } from '../storage/schema.ts'
import { profiles } from '../storage/vendor-schema.ts'
import { isCurrentProfile } from '../vendors/is-current-profile.ts'
import { eraseReports } from './erase-reports.ts'

const MS_PER_DAY = 86_400_000
const MAX_REPORTS_PER_WRITE = 50

/**
 * Erases the sealed bytes of reports that have been closed for longer than their vendor's current
 * policy keeps them. To be called now and then; what one call leaves undone, the next one does.
 *
 * @returns How many reports were erased.
 */
export async function sweepRetention(deps: Deps): Promise<number> {
  const keepers = await deps.db
    .select({ vendor: profiles.vendorId, retentionDays: profiles.retentionDays })
    .from(profiles)
    .where(and(isCurrentProfile, isNotNull(profiles.retentionDays)))

  let erasedCount = 0
  for (const { vendor, retentionDays } of keepers) {
    if (retentionDays === null) continue
    const closedByMs = deps.clock.nowMs() - retentionDays * MS_PER_DAY
    erasedCount += await sweepVendor(deps, { vendor, closedByMs })
  }
  return erasedCount
}

type Overdue = { vendor: VendorSlug; closedByMs: number }

async function sweepVendor(deps: Deps, { vendor, closedByMs }: Overdue): Promise<number> {
  // Judged again as it is erased: a report may be reopened in between.
  const isOverdue = lte(reports.closedAtMs, closedByMs)
  let erasedCount = 0
  for (;;) {
    const rows = await deps.db
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.vendorId, vendor), isNull(reports.deletedAtMs), isOverdue))
      .limit(MAX_REPORTS_PER_WRITE)
    if (rows.length === 0) return erasedCount
    const reportIds = rows.map((row) => row.id)
    erasedCount += (await eraseReports(deps, { vendor, reportIds, where: isOverdue })).length
  }
}
