import type { Actor } from '@sealpost/protocol'
import type { Doubt } from '../../i18n/case-terms.ts'
import type { UnverifiableReason } from '../../sealing/sealing.ts'

const DOUBTS: Partial<Record<UnverifiableReason, Doubt>> = {
  not_for_this_key: 'unreadable',
  damaged: 'unreadable',
  too_large: 'unreadable',
  malformed_payload: 'unreadable',
  format_too_new: 'unreadable',
  missing: 'unsigned',
  invalid: 'unsigned',
  unknown_signer: 'unsigned',
  change: 'different',
  ciphertext_hash: 'different',
  entry_id: 'different',
  attachments: 'different',
  gap: 'gap',
  sequence: 'order',
}

/**
 * In a reader's terms, why something in a case is not shown as its sender's. Everything else is a fault
 * of context: what was signed belongs elsewhere.
 */
export function doubtOf(reason: UnverifiableReason, actor: Actor): Doubt {
  const doubt = DOUBTS[reason] ?? 'elsewhere'
  return doubt === 'unsigned' && actor === 'reporter' ? 'unsignedByYou' : doubt
}
