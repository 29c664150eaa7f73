import { clocksAt, type ReportSummary } from '@sealpost/protocol'
import type { reports } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'

/** A report's list row. */
export type ReportRow = typeof reports.$inferSelect

/** What both sides see of a report: where it stands. The clocks of a deleted one have stopped. */
export function standingOf(row: ReportRow, nowMs: number) {
  return {
    reportId: row.id,
    reference: row.reference,
    channel: row.channel,
    urgent: row.urgent,
    status: row.status,
    severity: row.severity,
    declineReason: row.declineReason,
    exploited: row.exploited,
    alreadyPublic: row.alreadyPublic,
    agreedDate: row.agreedDate,
    missing: row.missing,
    receivedAt: toTimestamp(row.receivedAtMs),
    updatedAt: toTimestamp(row.updatedAtMs),
    profileHash: row.profileHash,
    ciphertextHash: row.ciphertextHash,
    revision: row.revision,
    attachments: row.attachments,
    promises: clocksAt(row.clocks, row.deletedAtMs ?? nowMs),
  }
}

/** A report as its vendor sees it in a list; exactly protocol's schema. */
export function toSummary(row: ReportRow, nowMs: number): ReportSummary {
  return { ...standingOf(row, nowMs), unread: row.unread, sizeClass: row.sizeClass }
}
