import type { Reference, ReportId } from '@sealpost/protocol'

/** The service has stored a report and confirmed its very bytes. */
export class ReportSentEvent extends Event {
  constructor(
    readonly reportId: ReportId,
    readonly reference: Reference,
  ) {
    super('report-sent', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'report-sent': ReportSentEvent
  }
}
