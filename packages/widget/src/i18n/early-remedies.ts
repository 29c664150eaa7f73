import type { Trouble } from '../trouble.ts'

/** What a reporter can do before anything was loaded. */
export type EarlyRemedy = 'vendor' | 'secure' | 'retry' | 'wait'

/** Troubles that may come before the parts are there, which know the words of all the others. */
export const EARLY_REMEDIES = {
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
export type EarlyTrouble = keyof typeof EARLY_REMEDIES
