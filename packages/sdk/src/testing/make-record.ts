import { ReportDetail, ReportSummary } from '@sealpost/protocol'

const REPORT_ID = '0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'

/** A report as the service lists it. */
export function makeSummary(changes: Record<string, unknown> = {}): ReportSummary {
  return ReportSummary.parse({
    reportId: REPORT_ID,
    reference: 'AC-7F3K-92QD',
    channel: 'vulnerability',
    urgent: false,
    status: 'received',
    severity: null,
    declineReason: null,
    exploited: false,
    alreadyPublic: false,
    agreedDate: null,
    missing: [],
    receivedAt: '2026-11-22T09:30:00.000Z',
    updatedAt: '2026-11-22T09:30:00.000Z',
    profileHash: 'ab'.repeat(32),
    ciphertextHash: 'cd'.repeat(32),
    revision: 1,
    attachments: [],
    unread: 1,
    sizeClass: 8192,
    promises: [],
    ...changes,
  })
}

/** A report as the service shows it alone. */
export function makeDetail(changes: Record<string, unknown> = {}): ReportDetail {
  return ReportDetail.parse({
    ...makeSummary(),
    reporterKeyId: 'ef'.repeat(8),
    thread: [],
    nextPosition: { sequence: 0, previousHash: null },
    readRevision: 0,
    ...changes,
  })
}
