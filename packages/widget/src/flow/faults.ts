import { FIELD_IDS, LIMITS, type LocalText, type Policy, REPORT_FIELDS } from '@sealpost/protocol'
import { filledAnswers, isBlank } from './answers.ts'
import type { AnyAnswer, FormField, FormState, StepId } from './form-state.ts'
import { scopeVerdict } from './scope.ts'
import { type AskedField, askedFields, stepsOf } from './steps.ts'

/** What is wrong with a control. Warnings are shown and do not stop. */
export type Fault = {
  step: StepId
  field: FormField
  weight: 'error' | 'warning'
} & FaultFacts

/** A fault's name, with what its wording needs. */
export type FaultFacts =
  | { code: 'required' }
  | { code: 'too_long'; maxCharacters: number; length: number }
  | { code: 'too_many'; maxItems: number; count: number }
  | { code: 'target_outside_scope' }
  | { code: 'target_excluded'; text: LocalText; reason: LocalText | undefined }
  /** The whole report is larger than can be sealed; `field` is its longest answer. */
  | { code: 'report_too_large' }

/** Something that is still to be done before the report can be sent. */
export type Missing = { step: StepId; field: FormField }

/** What is wrong in one step, in the order of its controls. */
export function faultsIn(state: FormState, step: StepId, policy: Policy): Fault[] {
  const required = (field: FormField): Fault[] => [
    { step, field, weight: 'error', code: 'required' },
  ]
  switch (step) {
    case 'channel':
      return state.channel === null ? required('channel') : []
    case 'rules':
      return policy.rules.items.every(({ id }) => state.acceptedRules.includes(id))
        ? []
        : required('rules')
    case 'target':
    case 'finding':
    case 'impact':
    case 'you':
      return askedFields(policy, state.channel, step).flatMap((asked) =>
        fieldFaults(asked, state, policy).map((facts) => ({
          step,
          field: asked.id,
          weight: weightOf(facts, policy),
          ...facts,
        })),
      )
    case 'review':
      return sizeFaults(state, policy)
    case 'receipt':
      return state.receiptSaved ? [] : required('receipt')
    case 'sent':
      return []
  }
}

/** What is still missing in all steps before the receipt, in reading order. */
export function missingIn(state: FormState, policy: Policy): Missing[] {
  return errorsBeforeReceipt(state, policy)
    .filter(({ code }) => code === 'required')
    .map(({ step, field }) => ({ step, field }))
}

/** Everything that stops the report from being sealed, in reading order. */
export function errorsBeforeReceipt(state: FormState, policy: Policy): Fault[] {
  return stepsOf(policy, state.channel)
    .filter((step) => step !== 'receipt')
    .flatMap((step) => faultsIn(state, step, policy))
    .filter(({ weight }) => weight === 'error')
}

function fieldFaults({ id, need }: AskedField, state: FormState, policy: Policy): FaultFacts[] {
  const answer: AnyAnswer = state.answers[id]
  if (isBlank(answer)) return need === 'required' ? [{ code: 'required' }] : []
  if (typeof answer === 'string') {
    return id === 'target'
      ? [...lengthFaults(id, answer), ...targetFaults(answer, policy)]
      : lengthFaults(id, answer)
  }
  const { maxItems } = REPORT_FIELDS.steps
  const items = answer ?? []
  return items.length > maxItems
    ? [{ code: 'too_many', maxItems, count: items.length }]
    : items.flatMap((item) => lengthFaults(id, item)).slice(0, 1)
}

function lengthFaults(id: AskedField['id'], text: string): FaultFacts[] {
  const shape = REPORT_FIELDS[id]
  if (!('maxCharacters' in shape) || text.length <= shape.maxCharacters) return []
  return [{ code: 'too_long', maxCharacters: shape.maxCharacters, length: text.length }]
}

function targetFaults(target: string, policy: Policy): FaultFacts[] {
  const verdict = scopeVerdict(target, policy.scope)
  if (verdict.kind === 'outside') return [{ code: 'target_outside_scope' }]
  if (verdict.kind !== 'excluded') return []
  const { text, reason } = verdict.exclusion
  return [{ code: 'target_excluded', text, reason }]
}

function weightOf({ code }: FaultFacts, policy: Policy): Fault['weight'] {
  const isAboutScope = code === 'target_outside_scope' || code === 'target_excluded'
  return isAboutScope && policy.scope.outside === 'warn' ? 'warning' : 'error'
}

// The answers are sealed twice, as text for people and as JSON; labels, keys and rules need the rest.
const MAX_ANSWER_BYTES = (LIMITS.sizeClasses[7] - 64 * 1024) / 2

function sizeFaults(state: FormState, policy: Policy): Fault[] {
  const answers = filledAnswers(state, policy)
  const sizes = FIELD_IDS.map((field) => ({ field, bytes: bytesOf(answers[field]) }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const longest = sizes.toSorted((one, other) => other.bytes - one.bytes)[0]
  if (total <= MAX_ANSWER_BYTES || !longest) return []
  return [{ step: 'review', field: longest.field, weight: 'error', code: 'report_too_large' }]
}

function bytesOf(answer: AnyAnswer): number {
  return answer === undefined ? 0 : new TextEncoder().encode(JSON.stringify(answer)).length
}
