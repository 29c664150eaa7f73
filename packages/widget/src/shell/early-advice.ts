import type { Terms } from '../i18n/terms.ts'
import type { Trouble } from '../trouble.ts'

/** What to tell about a trouble: what happened, and what the reporter can do. */
export type Advice = {
  what: string
  todo: string
  /** The same may well succeed a moment later. */
  mayPass: boolean
}

/** What a reporter can do before anything was loaded. */
export type EarlyRemedy = 'vendor' | 'secure' | 'retry' | 'wait'

/** Troubles that may come before the parts are there, which know the words of all the others. */
const EARLY = {
  missing_attributes: 'vendor',
  fingerprint_malformed: 'vendor',
  insecure_context: 'secure',
  sealing_not_loaded: 'retry',
  offline: 'retry',
  unreachable: 'retry',
  timed_out: 'retry',
  answer_too_large: 'retry',
  answer_not_json: 'retry',
  unknown_vendor: 'vendor',
  unknown_profile: 'vendor',
  origin_not_allowed: 'vendor',
  too_many_requests: 'wait',
  unavailable: 'wait',
  unexpected: 'retry',
} as const satisfies Partial<Record<Trouble, EarlyRemedy>>
export type EarlyTrouble = keyof typeof EARLY

/** Whether a trouble may come before anything was loaded. */
export function isEarly(trouble: Trouble): trouble is EarlyTrouble {
  return trouble in EARLY
}

/** Advice about what may come early. */
export function earlyAdvice(terms: Terms, vendor: string, trouble: EarlyTrouble): Advice {
  const remedy = EARLY[trouble]
  return {
    what: terms.troubles[trouble],
    todo: terms.remedies[remedy](vendor),
    mayPass: remedy === 'retry' || remedy === 'wait',
  }
}
