import {
  type Actor,
  type AskedFieldId,
  CLOSED_STATUSES,
  type Clock,
  canMove,
  mayDisclose,
  nextStatuses,
  type VisibleChange,
} from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'
import type { ReportRow } from './report-summary.ts'

/** The columns of a report that a change may move. */
export type Standing = Pick<
  ReportRow,
  | 'status'
  | 'severity'
  | 'declineReason'
  | 'exploited'
  | 'alreadyPublic'
  | 'agreedDate'
  | 'missing'
  | 'closedAtMs'
>

/** What else decides whether a change may be made. */
export type Circumstances = {
  actor: Actor
  nowMs: number
  /** Where the vendor's days begin and end. */
  timeZone: string
  /** How the report's promises stand now. */
  clocks: readonly Clock[]
  /** What the form that made the report may ask for. */
  fields: ReadonlySet<AskedFieldId>
}

/**
 * Says where a report stands after a change of either side. Pure.
 *
 * @throws {@link ProblemError} `illegal_move`, `early_disclosure`, `missing_severity`,
 * `missing_reason`, `missing_fields`, or `invalid_request` for a reason or fields without their status.
 */
export function applyChange(
  standing: Standing,
  change: VisibleChange,
  circumstances: Circumstances,
): Standing {
  const { actor, nowMs, fields } = circumstances
  checkMove(standing, change, actor)
  checkDisclosure(standing, change, circumstances)
  checkCompanions(standing, change)
  checkFields(change.missing ?? [], fields)
  const { status = standing.status } = change
  const next = {
    status,
    severity: change.severity ?? standing.severity,
    exploited: change.exploited ?? standing.exploited,
    alreadyPublic: change.alreadyPublic ?? standing.alreadyPublic,
    agreedDate: change.agreedDate ?? standing.agreedDate,
  }
  if (change.status === undefined) return { ...standing, ...next }
  return {
    ...next,
    declineReason: change.declineReason ?? null,
    missing: change.missing ?? [],
    closedAtMs: isClosed(status) ? nowMs : null,
  }
}

function checkMove(standing: Standing, { status }: VisibleChange, actor: Actor): void {
  if (status === undefined || canMove(standing.status, status, actor)) return
  const open = nextStatuses(standing.status, actor)
  throw new ProblemError('illegal_move', {
    detail: `From ${standing.status} a ${actor} can move to: ${open.join(', ') || 'nothing'}.`,
  })
}

function checkDisclosure(
  standing: Standing,
  change: VisibleChange,
  circumstances: Circumstances,
): void {
  if (change.status !== 'disclosed') return
  const alreadyPublic = change.alreadyPublic ?? standing.alreadyPublic
  if (!mayDisclose({ ...standing, alreadyPublic }, circumstances))
    throw new ProblemError('early_disclosure')
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

/** A reporter is asked for what the form has words for. */
function checkFields(missing: readonly AskedFieldId[], fields: ReadonlySet<AskedFieldId>): void {
  const errors = missing.flatMap((field, at) =>
    fields.has(field)
      ? []
      : [{ path: `/change/missing/${at}`, message: 'is no field of the report\u2019s channel' }],
  )
  if (errors.length === 0) return
  const detail = `The report\u2019s channel has the fields: ${[...fields].join(', ')}.`
  throw new ProblemError('missing_fields', { detail, errors })
}

function onlyWith(field: keyof VisibleChange, status: ReportRow['status']): ProblemError {
  const errors = [{ path: `/change/${field}`, message: `comes only with the status ${status}` }]
  return new ProblemError('invalid_request', { errors })
}

function isClosed(status: ReportRow['status']): boolean {
  return CLOSED_STATUSES.some((closed) => closed === status)
}
