import {
  type Answer,
  type Answers,
  type AskedField,
  answerTo,
  CVSS_VECTOR,
  isBlank,
  isCustomField,
  type Policy,
  type PolicyChannel,
  WEAKNESS,
} from '@sealpost/protocol'
import { isWholeVector } from './cvss-vector.ts'
import { type AskedShape, shapeOf } from './field-shape.ts'
import { type FormState, MASK, type Mask } from './form-state.ts'
import { questionsOf } from './steps.ts'

/** A question as the chosen channel asks it. */
export type Question = Pick<AskedField, 'id' | 'custom'>

/**
 * The answers with one of them changed. Undefined or empty takes it away; one that is of another
 * kind than its question changes nothing.
 */
export function withAnswer(answers: Answers, question: Question, value: Answer): Answers {
  const { id } = question
  const isTaken = value === undefined || value.length === 0
  if (!isTaken && !isOfKind(question, value)) return answers
  const change = (map: object) => {
    const others = Object.entries(map).filter(([field]) => field !== id)
    return Object.fromEntries(isTaken ? others : [...others, [id, value]])
  }
  if (!isCustomField(id)) return toAnswers(change(answers))
  const { custom = {}, ...others } = answers
  const own = change(custom)
  return toAnswers(Object.keys(own).length > 0 ? { ...others, custom: own } : others)
}

/**
 * The answers that will be sealed: only fields that the chosen channel asks for under the other
 * answers, none that is blank, lists without their blank items, secrets masked.
 */
export function filledAnswers(state: FormState, policy: Policy): Answers {
  return questionsOf(policy, state).reduce<Answers>((filled, question) => {
    const answer = answerTo(state.answers, question.id)
    if (isBlank(answer)) return filled
    const secrets = state.masks.filter(({ field }) => field === question.id)
    return withAnswer(filled, question, masked(withoutBlanks(answer), secrets))
  }, {})
}

/** The answers without those to questions of which another channel asks a different kind by the same id. */
export function answersFor(answers: Answers, { customFields = [] }: PolicyChannel): Answers {
  const misfits = customFields.filter((custom) => {
    const answer = answerTo(answers, custom.id)
    return answer !== undefined && !isOfKind({ id: custom.id, custom }, answer)
  })
  return misfits.reduce((left, { id }) => withAnswer(left, { id }, undefined), answers)
}

/** Whether a text has the form its field wants. */
export function isWellFormed({ kind }: AskedShape, answer: string): boolean {
  return FORMS[kind]?.test(answer) !== false && (kind !== 'cvss' || isWholeVector(answer))
}

const FORMS: Readonly<Partial<Record<AskedShape['kind'], RegExp>>> = {
  weakness: WEAKNESS,
  cvss: CVSS_VECTOR,
  date: /^\d{4}-\d{2}-\d{2}$/,
}

function isOfKind(question: Question, answer: NonNullable<Answer>): boolean {
  const { kind, choices = [] } = shapeOf(question)
  if (kind === 'list' || kind === 'files') return typeof answer !== 'string'
  if (kind === 'choices') {
    return typeof answer !== 'string' && answer.every((item) => choices.includes(item))
  }
  return typeof answer === 'string' && (kind !== 'choice' || choices.includes(answer))
}

// The longest first: one may be part of another.
function masked(answer: Answer, masks: readonly Mask[]): Answer {
  if (answer === undefined || masks.length === 0) return answer
  const secrets = masks.map(({ secret }) => secret).sort((one, other) => other.length - one.length)
  const hide = (text: string) => secrets.reduce((left, one) => left.replaceAll(one, MASK), text)
  return typeof answer === 'string' ? hide(answer) : answer.map(hide)
}

function withoutBlanks(answer: Answer): Answer {
  return typeof answer === 'object' ? answer.filter((item) => !isBlank(item)) : answer
}

/** Entries that were answers stay answers: {@link withAnswer} is the only way in, and it checks. */
function toAnswers(entries: object): Answers {
  return entries
}
