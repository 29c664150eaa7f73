import type { LateRemedy, LateTrouble } from '../i18n/follow-up-terms.ts'
import type { Terms } from '../i18n/terms.ts'
import { type Advice, earlyAdvice, isEarly } from '../shell/early-advice.ts'
import type { Trouble } from '../trouble.ts'
import { wordsFor } from './words.ts'

const REMEDIES: Partial<Record<LateTrouble, LateRemedy>> = {
  clock_wrong: 'clock',
  browser_too_old: 'update',
  key_not_yet_valid: 'clock',
  item_too_large: 'shorten',
  body_too_large: 'shorten',
  crypto_failed: 'retry',
  file_changed: 'files',
  file_too_large: 'files',
  files_too_large: 'files',
  incomplete_upload: 'retry',
  notes_not_offered: 'retry',
  self_check_failed: 'retry',
  answer_malformed: 'retry',
  answer_untrue: 'mail',
  answer_unproven: 'mail',
  proof_of_work_needed: 'retry',
  unknown_case: 'receipt',
  malformed_sealed: 'mail',
  unusable_recipients: 'renew',
  report_conflict: 'mail',
  report_deleted: 'look',
  case_closed: 'look',
  illegal_move: 'look',
  sequence_conflict: 'look',
  change_conflict: 'look',
  refused: 'mail',
  receipt_empty: 'check',
  receipt_is_reference: 'check',
  receipt_length: 'check',
  receipt_characters: 'check',
  receipt_checksum: 'check',
}

/** Advice about any trouble. */
export function adviceFor(terms: Terms, vendor: string, trouble: Trouble): Advice {
  if (isEarly(trouble)) return earlyAdvice(terms, vendor, trouble)
  const words = wordsFor(terms)
  const remedy = remedyFor(trouble)
  return {
    what: words.troubles[trouble],
    todo: words.remedies[remedy](vendor),
    mayPass: remedy === 'retry' || remedy === 'clock',
  }
}

/** Refusals of a report that was sealed under a profile which is no longer the present one. */
const OUTDATED: readonly Trouble[] = ['unusable_recipients', 'profile_expired', 'unknown_profile']

/** Whether the vendor's newer profile would help. */
export function isOutdated(trouble: Trouble): boolean {
  return OUTDATED.includes(trouble)
}

// Most are the vendor's to mend: its keys and its signed profile.
function remedyFor(trouble: LateTrouble): LateRemedy {
  return REMEDIES[trouble] ?? 'vendor'
}
