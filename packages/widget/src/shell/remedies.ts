import type { Trouble } from '../trouble.ts'

/** What a reporter can do when something went wrong. */
export type Remedy =
  | 'vendor'
  | 'secure'
  | 'retry'
  | 'wait'
  | 'clock'
  | 'shorten'
  | 'renew'
  | 'receipt'
  | 'mail'

const REMEDIES: Partial<Record<Trouble, Remedy>> = {
  insecure_context: 'secure',
  sealing_not_loaded: 'retry',
  clock_wrong: 'clock',
  key_not_yet_valid: 'clock',
  item_too_large: 'shorten',
  body_too_large: 'shorten',
  crypto_failed: 'retry',
  self_check_failed: 'retry',
  offline: 'retry',
  unreachable: 'retry',
  timed_out: 'retry',
  answer_too_large: 'retry',
  answer_not_json: 'retry',
  answer_malformed: 'retry',
  answer_untrue: 'mail',
  unknown_case: 'receipt',
  too_many_requests: 'wait',
  unavailable: 'wait',
  malformed_sealed: 'mail',
  unusable_recipients: 'renew',
  profile_expired: 'vendor',
  report_conflict: 'mail',
  refused: 'mail',
  receipt_empty: 'receipt',
  receipt_is_reference: 'receipt',
  receipt_length: 'receipt',
  receipt_characters: 'receipt',
  receipt_checksum: 'receipt',
  unexpected: 'retry',
}

/** Most faults are the vendor's to mend: the page's attributes, its keys and its signed profile. */
export function remedyFor(trouble: Trouble): Remedy {
  return REMEDIES[trouble] ?? 'vendor'
}

/** Whether the same may well succeed a moment later. */
export function mayPass(trouble: Trouble): boolean {
  const remedy = remedyFor(trouble)
  return remedy === 'retry' || remedy === 'wait' || remedy === 'clock'
}
