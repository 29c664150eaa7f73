import { EARLY_REMEDIES, type EarlyTrouble } from '../i18n/early-remedies.ts'
import type { Terms } from '../i18n/terms.ts'
import type { Trouble } from '../trouble.ts'

/** What to tell about a trouble: what happened, and what the reporter can do. */
export type Advice = {
  what: string
  todo: string
  /** The same may well succeed a moment later. */
  mayPass: boolean
}

/** Whether a trouble may come before anything was loaded. */
export function isEarly(trouble: Trouble): trouble is EarlyTrouble {
  return trouble in EARLY_REMEDIES
}

/** Advice about what may come early. */
export function earlyAdvice(terms: Terms, vendor: string, trouble: EarlyTrouble): Advice {
  const remedy = EARLY_REMEDIES[trouble]
  return {
    what: terms.troubles[trouble],
    todo: terms.remedies[remedy](vendor),
    mayPass: remedy === 'retry' || remedy === 'wait',
  }
}
