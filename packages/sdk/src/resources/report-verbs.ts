import type {
  AskedFieldId,
  DeclineReason,
  ReportSummary,
  Severity,
  VisibleChange,
} from '@sealpost/protocol'

/**
 * What a vendor can say about a report, each word for one move. All are refused like the change that
 * they stand for, with an {@link ApiError}: `illegal_move` names the moves that are open now.
 */
export abstract class ReportVerbs<Target, Options> {
  /** Makes any change. */
  abstract update(target: Target, change: VisibleChange, options?: Options): Promise<ReportSummary>

  /** Says that a person has it. */
  acknowledge(target: Target, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'acknowledged' }, options)
  }

  /** Asks the reporter to complete these fields; the clocks of the assessment stand still meanwhile. */
  requestDetail(
    target: Target,
    missing: readonly AskedFieldId[],
    options?: Options,
  ): Promise<ReportSummary> {
    return this.update(target, { status: 'needs_detail', missing: [...missing] }, options)
  }

  /** Says that it is confirmed, and how severe it is. */
  triage(target: Target, severity: Severity, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'triaged', severity }, options)
  }

  /** Says that a fix is being made. */
  startFix(target: Target, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'remediating' }, options)
  }

  /** Says that a fix is available. */
  markFixed(target: Target, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'fixed' }, options)
  }

  /**
   * Says that it is public; nothing can be changed afterwards.
   *
   * @throws {@link ApiError} `early_disclosure` if there is no fix and the policy's window is not over.
   */
  disclose(target: Target, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'disclosed' }, options)
  }

  /** Says that it goes no further, and why. */
  decline(target: Target, reason: DeclineReason, options?: Options): Promise<ReportSummary> {
    return this.update(target, { status: 'declined', declineReason: reason }, options)
  }
}
