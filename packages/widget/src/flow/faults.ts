import {
  type Answer,
  type AskedField,
  type AskedFieldId,
  answerTo,
  type FieldStep,
  isBlank,
  isEmailAddress,
  LIMITS,
  type LocalText,
  type Policy,
  scopeVerdict,
} from '@sealpost/protocol'
import type { KeyRefusal } from '../sealing/sealing.ts'
import { filledAnswers, isWellFormed } from './answers.ts'
import type { ChosenFile } from './chosen-file.ts'
import { type AskedShape, shapeOf } from './field-shape.ts'
import { fileLimits, refusedFiles } from './file-limits.ts'
import type { FormField, FormState, StepId } from './form-state.ts'
import { noteAddressOf } from './note-address.ts'
import { askingChannel, questionsIn, questionsOf, stepsOf } from './steps.ts'
import { type WantedAnswer, wantedAnswers } from './wanted-answers.ts'

/** What is wrong with a control. Warnings are shown and do not stop. */
export type Fault = {
  step: StepId
  field: FormField
  weight: 'error' | 'warning'
} & FaultFacts

/** A fault's name, with what its wording needs. */
export type FaultFacts =
  | { code: 'required' }
  /** One answer of a group is needed; `field` is where it is asked for last. */
  | { code: 'none_of_group'; anyOf: readonly AskedFieldId[] }
  | { code: 'malformed' }
  | { code: 'key_refused'; refusal: KeyRefusal }
  | { code: 'too_long'; maxCharacters: number; length: number }
  | { code: 'too_many'; maxItems: number; count: number }
  /** The chosen channel does not take all of the files. */
  | { code: 'files_refused'; files: readonly ChosenFile[] }
  | { code: 'target_outside_scope' }
  | { code: 'target_excluded'; text: LocalText; reason: LocalText | undefined }
  /** The whole report is larger than can be sealed; `field` is its longest answer. */
  | { code: 'report_too_large' }

/** What is wrong in one step, in the order of its controls. */
export function faultsIn(state: FormState, step: StepId, policy: Policy): Fault[] {
  switch (step) {
    case 'channel':
      return state.channel === null ? required(step, 'channel') : []
    case 'rules':
      return policy.rules.items.every(({ id }) => state.acceptedRules.includes(id))
        ? []
        : required(step, 'rules')
    case 'target':
    case 'finding':
    case 'impact':
    case 'evidence':
      return answerFaultsIn(state, step, policy)
    case 'you':
      return [...answerFaultsIn(state, step, policy), ...noteFaults(state, policy)]
    case 'review':
      return sizeFaults(state, policy)
    case 'receipt':
      return state.receiptSaved ? [] : required(step, 'receipt')
    case 'sent':
      return []
  }
}

/** Everything that stops the report from being sealed, in reading order. */
export function errorsBeforeReceipt(state: FormState, policy: Policy): Fault[] {
  return stepsOf(policy, state)
    .filter((step) => step !== 'receipt')
    .flatMap((step) => faultsIn(state, step, policy))
    .filter(({ weight }) => weight === 'error')
}

function required(step: StepId, field: FormField): Fault[] {
  return [{ step, field, weight: 'error', code: 'required' }]
}

function answerFaultsIn(state: FormState, step: FieldStep, policy: Policy): Fault[] {
  const missing = wantedAnswers(state, policy).filter(({ isRequired }) => isRequired)
  return questionsIn(policy, state, step).flatMap((asked) => {
    const { id: field } = asked
    const facts = missing.filter((one) => one.field === field).map(missingFact)
    return [...facts, ...answerFaults(asked, state, policy)].map((fact) => ({
      step,
      field,
      weight: weightOf(fact, policy),
      ...fact,
    }))
  })
}

function noteFaults(state: FormState, policy: Policy): Fault[] {
  const address = noteAddressOf(state, policy)
  return address === '' || isEmailAddress(address)
    ? []
    : [{ step: 'you', field: 'notes', weight: 'error', code: 'malformed' }]
}

function missingFact({ anyOf }: WantedAnswer): FaultFacts {
  return anyOf.length > 1 ? { code: 'none_of_group', anyOf } : { code: 'required' }
}

function answerFaults(asked: AskedField, state: FormState, policy: Policy): FaultFacts[] {
  const answer = answerTo(state.answers, asked.id)
  if (answer === undefined || isBlank(answer)) return []
  const shape = shapeOf(asked)
  if (typeof answer === 'string') {
    return [
      ...lengthFaults(shape, answer),
      ...(isWellFormed(shape, answer) ? [] : [{ code: 'malformed' } as const]),
      ...(shape.kind === 'certificate' ? keyFaults(answer, state) : []),
      ...(asked.id === 'target' ? targetFaults(answer, policy) : []),
    ]
  }
  if (shape.kind === 'files') return fileFaults(state, policy)
  const { maxItems = answer.length } = shape
  return answer.length > maxItems
    ? [{ code: 'too_many', maxItems, count: answer.length }]
    : answer.flatMap((item) => lengthFaults(shape, item)).slice(0, 1)
}

function fileFaults(state: FormState, policy: Policy): FaultFacts[] {
  const files = refusedFiles(state.files, fileLimits(askingChannel(policy, state.channel)))
  return files.length > 0 ? [{ code: 'files_refused', files }] : []
}

function lengthFaults({ maxCharacters = Infinity }: AskedShape, { length }: string): FaultFacts[] {
  return length > maxCharacters ? [{ code: 'too_long', maxCharacters, length }] : []
}

function keyFaults(text: string, { ownKey }: FormState): FaultFacts[] {
  // Known without being read: a private key must not even wait for the crypto part.
  if (text.includes('PRIVATE KEY BLOCK')) return [{ code: 'key_refused', refusal: 'key_private' }]
  const reading = ownKey?.text === text ? ownKey.reading : null
  return reading && 'refusal' in reading ? [{ code: 'key_refused', refusal: reading.refusal }] : []
}

function targetFaults(target: string, policy: Policy): FaultFacts[] {
  const { scope } = policy
  const verdict = scopeVerdict(target, scope)
  // Where only listed targets are taken, so is only what names one.
  const isUnlisted =
    verdict.kind === 'unknown' && scope.mode === 'listed' && scope.outside === 'block'
  if (verdict.kind === 'outside' || isUnlisted) return [{ code: 'target_outside_scope' }]
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
  const sizes = questionsOf(policy, state).map(({ id }) => ({
    field: id,
    bytes: bytesOf(answerTo(answers, id)),
  }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const longest = sizes.toSorted((one, other) => other.bytes - one.bytes)[0]
  if (total <= MAX_ANSWER_BYTES || !longest) return []
  return [{ step: 'review', field: longest.field, weight: 'error', code: 'report_too_large' }]
}

function bytesOf(answer: Answer): number {
  return answer === undefined ? 0 : new TextEncoder().encode(JSON.stringify(answer)).length
}
