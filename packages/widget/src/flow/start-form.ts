import type { Policy } from '@sealpost/protocol'
import type { FormState } from './form-state.ts'
import { stepsOf } from './steps.ts'

/** A form that was just opened. */
export function startForm(policy: Policy, language: string): FormState {
  const only = policy.channels.length === 1 ? policy.channels[0] : undefined
  const channel = only?.id ?? null
  const step = stepsOf(policy, { channel, answers: {} })[0] ?? 'review'
  return {
    step,
    visited: [step],
    checked: [],
    channel,
    urgent: only?.urgency === 'always',
    acceptedRules: [],
    answers: {},
    noteAddress: '',
    files: [],
    masks: [],
    ownKey: null,
    language,
    receiptSaved: false,
    attempted: false,
  }
}
