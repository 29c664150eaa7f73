import { type Answers, FIELD_IDS, identityAsks, needOf, type Policy } from '@sealpost/protocol'
import { advance } from '../flow/advance.ts'
import { type Question, withAnswer } from '../flow/answers.ts'
import type { FormState, StepId } from '../flow/form-state.ts'
import { stepsOf } from '../flow/steps.ts'
import type { KeptForm } from './kept-form.ts'

/** What a draft is put back into. */
export type Restoring = {
  policy: Policy
  /** Whether the draft was written under the very profile that is shown now. */
  isSameProfile: boolean
}

/**
 * A form with what a draft kept of it, as far as the policy still has it: channels and questions
 * that are gone stay out, and rules that may have changed are to be accepted again. What was
 * answered since the form was opened is newer than the draft, and stays.
 */
export function restoreForm(
  present: FormState,
  kept: KeptForm,
  { policy, isSameProfile }: Restoring,
): FormState {
  const acceptedRules = isSameProfile ? kept.acceptedRules : []
  const channel = policy.channels.find(({ id }) => id === kept.channel)?.id ?? present.channel
  const chosen = channel ? advance(present, { type: 'choose-channel', channel }, policy) : present
  const marked = advance(chosen, { type: 'mark-urgent', urgent: kept.urgent }, policy)
  const accepted = advance(marked, { type: 'accept-rules', accepted: acceptedRules }, policy)

  const questions = questionsOfAll(policy, channel)
  const answers = put(put({}, kept.answers, questions), present.answers, questions)
  const masks = kept.masks.filter(({ field, secret }) => questions.has(field) && secret !== '')
  const noteAddress = present.noteAddress || kept.noteAddress
  const state = { ...accepted, answers, noteAddress, masks }
  const steps = stepsOf(policy, state).filter((step) => step !== 'receipt')
  const among = (some: readonly StepId[]) => steps.filter((step) => some.includes(step))
  const step = isSameProfile ? among([kept.step === 'receipt' ? 'review' : kept.step])[0] : steps[0]
  return {
    ...state,
    step: step ?? state.step,
    visited: among([...state.visited, ...kept.visited]),
    checked: among(kept.checked),
  }
}

/** Every question that some channel asks, under some answers; those of the chosen channel before others. */
function questionsOfAll(policy: Policy, chosen: string | null): ReadonlyMap<string, Question> {
  const channels = [...policy.channels, ...policy.channels.filter(({ id }) => id === chosen)]
  const questions = channels.flatMap((channel): Question[] => [
    ...FIELD_IDS.filter((id) => needOf(channel, id) !== 'off' || identityAsks(policy, id)).map(
      (id) => ({ id }),
    ),
    ...(channel.customFields ?? []).map((custom) => ({ id: custom.id, custom })),
  ])
  return new Map(questions.map((question) => [question.id, question]))
}

function put(
  into: Answers,
  { custom = {}, ...others }: Answers,
  questions: ReadonlyMap<string, Question>,
): Answers {
  return Object.entries({ ...others, ...custom }).reduce((answers, [field, answer]) => {
    const question = questions.get(field)
    return question ? withAnswer(answers, question, answer) : answers
  }, into)
}
