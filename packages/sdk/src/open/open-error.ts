import { SealpostError } from '../core/errors.ts'

/** Thrown when what was opened is an item of a thread. Failures of the crypto are protocol's own errors. */
export class OpenReportError extends SealpostError {
  override readonly name = 'OpenReportError'
  readonly code = 'not_a_report'

  constructor() {
    super('What was opened is not a report.')
  }
}
