/** Everything that can go wrong between a reporter and a vendor. Every language has words for each. */
export const TROUBLES = [
  // The element and its page
  'missing_attributes',
  'fingerprint_malformed',
  'insecure_context',
  'sealing_not_loaded',
  // The profile
  'profile_other_key',
  'profile_unsigned',
  'profile_other_vendor',
  'profile_stale_serial',
  'profile_expired',
  'profile_too_new',
  'profile_malformed',
  'recipient_unusable',
  'clock_wrong',
  // A recipient's key, each kind by its name
  'key_malformed',
  'key_private',
  'key_several',
  'key_fingerprint_mismatch',
  'key_rsa_short',
  'key_algorithm',
  'key_version',
  'key_no_encryption',
  'key_no_signing',
  'key_revoked',
  'key_expired',
  'key_subkey_expired',
  'key_not_yet_valid',
  // Sealing
  'browser_too_old',
  'item_too_large',
  'crypto_failed',
  'self_check_failed',
  // A file
  'file_changed',
  'file_too_large',
  // The network
  'offline',
  'unreachable',
  'timed_out',
  'answer_too_large',
  'answer_not_json',
  'answer_malformed',
  'answer_untrue',
  'answer_unproven',
  // The service's refusals
  'unknown_vendor',
  'unknown_profile',
  'unknown_case',
  'origin_not_allowed',
  'too_many_requests',
  'unavailable',
  'malformed_sealed',
  'unusable_recipients',
  'report_conflict',
  'report_deleted',
  'case_closed',
  'illegal_move',
  'sequence_conflict',
  'change_conflict',
  'proof_of_work_needed',
  'body_too_large',
  'files_too_large',
  'incomplete_upload',
  'notes_not_offered',
  'refused',
  // The receipt
  'receipt_empty',
  'receipt_is_reference',
  'receipt_length',
  'receipt_characters',
  'receipt_checksum',
  'wrapped_state_unreadable',
  // A fault of ours
  'unexpected',
] as const

/** The name of something that went wrong. */
export type Trouble = (typeof TROUBLES)[number]

/** Thrown wherever a reporter must be told what happened; `cause` keeps what led to it. */
export class TroubleError extends Error {
  override readonly name = 'TroubleError'
  readonly code: Trouble

  constructor(code: Trouble, options?: ErrorOptions) {
    super(`Sealpost stopped: ${code}`, options)
    this.code = code
  }
}

/**
 * Names what an error means to a reporter. Goes by `code`, not by class: the crypto file brings
 * classes of its own.
 */
export function troubleOf(error: unknown): Trouble {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return TROUBLES.find((trouble) => trouble === code) ?? 'unexpected'
}
