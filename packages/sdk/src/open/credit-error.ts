import type { CreditRefusal } from '@sealpost/protocol'
import { SealpostError } from '../core/errors.ts'

const REASONS: Record<CreditRefusal, string> = {
  no_credit: 'The policy that they reported under gives no credit.',
  no_consent:
    'The reporter did not ask to be thanked by a name. Ask them, and say the name they agree to.',
  not_rated:
    'The policy asks for a minimum severity, and the report has none yet: triage it first.',
  below_severity: 'The finding is less severe than the policy asks for.',
  not_new: 'The policy thanks only for what you did not know before. Say so if you did not.',
}

/** Thrown when a reporter is not thanked in public; the code says which rule is in the way. */
export class CreditError extends SealpostError {
  override readonly name = 'CreditError'
  readonly code: CreditRefusal

  constructor(code: CreditRefusal) {
    super(REASONS[code])
    this.code = code
  }
}
