import {
  type Answers,
  type AskedField,
  askedFields,
  type ChannelId,
  channelOf,
  type FieldStep,
  type Policy,
  type PolicyChannel,
} from '@sealpost/protocol'
import { type FormState, STEP_IDS, type StepId } from './form-state.ts'
import { offersNotes } from './note-address.ts'

/** What decides which questions a form has. */
export type Asking = Pick<FormState, 'channel' | 'answers'>

/** The steps of a form in reading order: only those that ask or tell something. */
export function stepsOf(policy: Policy, asking: Asking): StepId[] {
  const steps = new Set<StepId>(questionsOf(policy, asking).map(({ step }) => step))
  return STEP_IDS.filter((step) => steps.has(step) || tellsSomething(policy, step))
}

/** The questions of one step in their order; those of the first channel until one is chosen. */
export function questionsIn(policy: Policy, asking: Asking, step: FieldStep): AskedField[] {
  return questionsOf(policy, asking).filter((question) => question.step === step)
}

/** Every question that the chosen channel asks, given the answers so far. */
export function questionsOf(policy: Policy, { channel, answers }: Asking): readonly AskedField[] {
  const asking = askingChannel(policy, channel)
  if (!asking) return []
  const last = asked.get(answers)
  if (last?.asking === asking) return last.questions
  const questions = askedFields(policy, asking, answers)
  asked.set(answers, { asking, questions })
  return questions
}

/** One picture of the form asks dozens of times. Channels belong to one policy, and answers never change. */
const asked = new WeakMap<Answers, { asking: PolicyChannel; questions: readonly AskedField[] }>()

/** The chosen channel; the first until one is chosen. */
export function askingChannel(
  policy: Policy,
  channel: ChannelId | null,
): PolicyChannel | undefined {
  return channelOf(policy, channel) ?? policy.channels[0]
}

function tellsSomething(policy: Policy, step: StepId): boolean {
  switch (step) {
    case 'channel':
      return policy.channels.length > 1 || policy.channels.some(({ urgency }) => urgency === 'ask')
    case 'rules':
      return (
        policy.rules.items.length > 0 ||
        policy.safeHarbour !== undefined ||
        (policy.notices ?? []).length > 0
      )
    case 'you':
      return offersNotes(policy)
    case 'review':
    case 'receipt':
      return true
    default:
      return false
  }
}
