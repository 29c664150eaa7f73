import type { Answers, Sha256 } from '@sealpost/protocol'
import type { FormState } from '../flow/form-state.ts'

/**
 * What a draft keeps of a form: what was typed and chosen. Not the files, whose bytes stay where
 * they are, and not the receipt, which is nowhere but where its reporter saved it.
 */
export type KeptForm = Pick<
  FormState,
  | 'step'
  | 'visited'
  | 'checked'
  | 'channel'
  | 'urgent'
  | 'acceptedRules'
  | 'answers'
  | 'noteAddress'
  | 'masks'
> & {
  /** Of the profile that the form was shown by. */
  profileHash: Sha256
}

/** Takes from a form what a draft keeps. */
export function keepForm(state: FormState, profileHash: Sha256): KeptForm {
  const { step, visited, checked, channel, urgent, acceptedRules, noteAddress, masks } = state
  const { evidence: _, ...answers }: Answers = state.answers
  return {
    profileHash,
    step,
    visited,
    checked,
    channel,
    urgent,
    acceptedRules,
    answers,
    noteAddress,
    masks,
  }
}

/** Reads what {@link keepForm} took; null for anything else, such as what another version kept. */
export function readKeptForm(text: string): KeptForm | null {
  const kept: unknown = JSON.parse(text)
  return isKeptForm(kept) ? kept : null
}

/** Whether it has the parts of a kept form. What they hold is tried anew when they are put back. */
function isKeptForm(value: unknown): value is KeptForm {
  if (typeof value !== 'object' || value === null) return false
  const kept: Partial<Record<keyof KeptForm, unknown>> = value
  return (
    typeof kept.profileHash === 'string' &&
    typeof kept.step === 'string' &&
    (kept.channel === null || typeof kept.channel === 'string') &&
    typeof kept.urgent === 'boolean' &&
    typeof kept.noteAddress === 'string' &&
    [kept.visited, kept.checked, kept.acceptedRules, kept.masks].every(Array.isArray) &&
    typeof kept.answers === 'object' &&
    kept.answers !== null
  )
}
