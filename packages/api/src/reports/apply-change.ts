import { CLOSED_STATUSES, canMove, nextStatuses, type VisibleChange } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'
import type { ReportRow } from './report-summary.ts'

/** The columns of a report that a change may move. */
export type Standing = Pick<
  ReportRow,
  'status' | 'severity' | 'declineReason' | 'exploited' | 'missing' | 'closedAtMs'
>

/**
 * Says where a report stands after a vendor's change. Pure.
 *
 * @throws {@link ProblemError} `illegal_move`, `missing_severity`, `missing_reason`,
 * `missing_fields`, or `invalid_request` for a reason or fields without their status.
 */
export function applyChange(standing: Standing, change: VisibleChange, nowMs: number): Standing {
  checkMove(standing, change)
  checkCompanions(standing, change)
  const { status = standing.status, severity, exploited } = change
  const next = {
    status,
    severity: severity ?? standing.severity,
    exploited: exploited ?? standing.exploited,
  }
  if (change.status === undefined) return { ...standing, ...next }
  return {
    ...next,
    declineReason: change.declineReason ?? null,
    missing: change.missing ?? [],
    closedAtMs: isClosed(status) ? nowMs : null,
  }
}

function checkMove(standing: Standing, { status }: VisibleChange): void {
  if (status === undefined || canMove(standing.status, status, 'vendor')) return
  const open = nextStatuses(standing.status, 'vendor')
  throw new ProblemError('illegal_move', {
    detail: `From ${standing.status} a vendor can move to: ${open.join(', ') || 'nothing'}.`,
  })
}

function checkCompanions({ severity }: Standing, change: VisibleChange): void {
  const { status, declineReason, missing } = change
  if (status === 'triaged' && !change.severity && !severity) {
    throw new ProblemError('missing_severity')
  }
  if (status === 'declined' && !declineReason) throw new ProblemError('missing_reason')
  if (status === 'needs_detail' && !missing) throw new ProblemError('missing_fields')
  if (declineReason && status !== 'declined') throw onlyWith('declineReason', 'declined')
  if (missing && status !== 'needs_detail') throw onlyWith('missing', 'needs_detail')
}

function onlyWith(field: keyof VisibleChange, status: ReportRow['status']): ProblemError {
  const errors = [{ path: `/change/${field}`, message: `comes only with the status ${status}` }]
  return new ProblemError('invalid_request', { errors })
}

function isClosed(status: ReportRow['status']): boolean {
  return CLOSED_STATUSES.some((closed) => closed === status)
}
