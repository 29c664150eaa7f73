import * as z from 'zod/mini'

/** Every status of a report, in the order in which a report usually passes them. */
export const REPORT_STATUSES = [
  'received',
  'acknowledged',
  'needs_detail',
  'triaged',
  'remediating',
  'fixed',
  'disclosed',
  'declined',
  'withdrawn',
] as const

export const ReportStatus = z.enum(REPORT_STATUSES)
export type ReportStatus = z.infer<typeof ReportStatus>

/** Who may make a move. */
export type Actor = 'vendor' | 'reporter'

const vendor = ['vendor'] as const
const reporter = ['reporter'] as const
const either = ['vendor', 'reporter'] as const

/** Every move a report may make and who may make it. A status with nothing after it is final. */
export const MOVES: Record<ReportStatus, Partial<Record<ReportStatus, readonly Actor[]>>> = {
  received: { acknowledged: vendor, needs_detail: vendor, declined: vendor, withdrawn: reporter },
  acknowledged: { needs_detail: vendor, triaged: vendor, declined: vendor, withdrawn: reporter },
  needs_detail: { acknowledged: either, triaged: vendor, declined: vendor, withdrawn: reporter },
  triaged: {
    remediating: vendor,
    needs_detail: vendor,
    fixed: vendor,
    disclosed: vendor,
    declined: vendor,
    withdrawn: reporter,
  },
  remediating: {
    fixed: vendor,
    disclosed: vendor,
    needs_detail: vendor,
    declined: vendor,
    withdrawn: reporter,
  },
  fixed: { disclosed: vendor, remediating: vendor, withdrawn: reporter },
  disclosed: {},
  declined: { acknowledged: vendor },
  withdrawn: {},
}

/** The statuses an actor may move a report to, in the order of {@link REPORT_STATUSES}. */
export function nextStatuses(from: ReportStatus, actor: Actor): ReportStatus[] {
  return REPORT_STATUSES.filter((to) => MOVES[from][to]?.includes(actor) ?? false)
}

/** Whether an actor may make a move. Staying where it is, is not a move. */
export function canMove(from: ReportStatus, to: ReportStatus, actor: Actor): boolean {
  return MOVES[from][to]?.includes(actor) ?? false
}

/** Statuses in which a case is over; the vendor's retention period counts from entering one. */
export const CLOSED_STATUSES = [
  'disclosed',
  'declined',
  'withdrawn',
] as const satisfies readonly ReportStatus[]

/** Why a vendor does not take a report further. */
export const DECLINE_REASONS = [
  'out_of_scope',
  'not_reproducible',
  'duplicate',
  'not_a_vulnerability',
  'spam',
] as const

export const DeclineReason = z.enum(DECLINE_REASONS)
export type DeclineReason = z.infer<typeof DeclineReason>
