import {
  type Answers,
  FIELD_STEPS,
  type FieldId,
  type Policy,
  REPORT_FIELDS,
} from '@sealpost/protocol'
import type { AnyAnswer, FormState } from './form-state.ts'
import { askedFields } from './steps.ts'

/** Whether an answer says nothing: white space, and lists of nothing else, count as empty. */
export function isBlank(answer: AnyAnswer): boolean {
  if (answer === undefined) return true
  return typeof answer === 'string' ? answer.trim() === '' : answer.every(isBlank)
}

/** The answers with one of them changed. An answer that does not fit its field changes nothing. */
export function withAnswer(answers: Answers, field: FieldId, value: AnyAnswer): Answers {
  if (value === undefined || value.length === 0) {
    return toAnswers(Object.entries(answers).filter(([id]) => id !== field))
  }
  return fits(field, value) ? { ...answers, [field]: value } : answers
}

/**
 * The answers that will be sealed: only fields that the chosen channel asks for, none that is blank,
 * lists without their blank items.
 */
export function filledAnswers(state: FormState, policy: Policy): Answers {
  const asked = FIELD_STEPS.flatMap((step) => askedFields(policy, state.channel, step))
  return toAnswers(
    asked.flatMap(({ id }): [FieldId, AnyAnswer][] => {
      const answer: AnyAnswer = state.answers[id]
      if (isBlank(answer)) return []
      return [[id, typeof answer === 'object' ? answer.filter((item) => !isBlank(item)) : answer]]
    }),
  )
}

function fits(field: FieldId, value: string | readonly string[]): boolean {
  const shape = REPORT_FIELDS[field]
  if (shape.kind === 'list') return typeof value !== 'string'
  if (typeof value !== 'string') return false
  return shape.kind !== 'choice' || shape.choices.some((choice) => choice === value)
}

/** Entries that were answers stay answers: {@link withAnswer} is the only way in, and it checks. */
function toAnswers(entries: [string, AnyAnswer][]): Answers {
  return Object.fromEntries(entries)
}
