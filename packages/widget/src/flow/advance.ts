import { type ChannelId, channelOf, type Policy } from '@sealpost/protocol'
import { answersFor, withAnswer } from './answers.ts'
import type { ChosenFile } from './chosen-file.ts'
import { errorsBeforeReceipt, faultsIn } from './faults.ts'
import { type FormAction, type FormState, type Mask, STEP_IDS, type StepId } from './form-state.ts'
import { startForm } from './start-form.ts'
import { askingChannel, stepsOf } from './steps.ts'

/** The form after an action. Going back never clears; only `sent` and `restart` do. */
export function advance(state: FormState, action: FormAction, policy: Policy): FormState {
  switch (action.type) {
    case 'choose-channel':
      return changed(state, chooseChannel(state, action.channel, policy))
    case 'mark-urgent':
      return mayMarkUrgent(state, policy) ? changed(state, { urgent: action.urgent }) : state
    case 'accept-rules':
      return changed(state, { acceptedRules: knownRules(policy, action.accepted) })
    case 'answer':
      return changed(state, { answers: answer(state, action, policy) })
    case 'notify':
      return changed(state, { noteAddress: action.address })
    case 'attach':
      return changed(state, attach(state, action.files))
    case 'mask':
      return changed(state, { masks: [...withoutMask(state, action.mask), action.mask] })
    case 'unmask':
      return changed(state, { masks: withoutMask(state, action.mask) })
    case 'judge-key':
      return { ...state, ownKey: { text: action.text, reading: action.reading } }
    case 'speak':
      return changed(state, { language: action.language })
    case 'open':
      return mayOpen(state, action.step, policy) ? show(state, action.step) : state
    case 'continue':
      return goOn(state, policy)
    case 'back':
      return goBack(state, policy)
    case 'receipt-saved':
      return { ...state, receiptSaved: true }
    case 'receipt-renewed':
      return { ...state, receiptSaved: false }
    case 'attempt':
      return { ...state, attempted: true }
    case 'sent':
      return { ...startForm(policy, state.language), step: 'sent', visited: ['sent'] }
    case 'restart':
      return startForm(policy, state.language)
  }
}

/**
 * Sealed bytes that may have arrived keep their id and receipt for life. So a change after an
 * attempt makes another report, which needs a receipt of its own.
 */
function changed(state: FormState, change: Partial<FormState>): FormState {
  const isAnother = state.attempted ? { attempted: false, receiptSaved: false } : {}
  return { ...state, ...change, ...isAnother }
}

function chooseChannel(state: FormState, id: ChannelId, policy: Policy): Partial<FormState> {
  const channel = channelOf(policy, id)
  if (!channel) return {}
  const answers = answersFor(state.answers, channel)
  const steps = stepsOf(policy, { channel: id, answers })
  return {
    channel: id,
    answers,
    urgent: channel.urgency === 'always' || (channel.urgency === 'ask' && state.urgent),
    visited: state.visited.filter((step) => steps.includes(step)),
  }
}

function answer(
  { answers, channel }: FormState,
  { field, value }: Extract<FormAction, { type: 'answer' }>,
  policy: Policy,
): FormState['answers'] {
  const custom = askingChannel(policy, channel)?.customFields?.find(({ id }) => id === field)
  return withAnswer(answers, { id: field, ...(custom ? { custom } : {}) }, value)
}

function attach({ answers }: FormState, files: readonly ChosenFile[]): Partial<FormState> {
  const ids = files.map(({ id }) => id)
  return { files, answers: withAnswer(answers, { id: 'evidence' }, ids) }
}

function withoutMask({ masks }: FormState, { field, secret }: Mask): Mask[] {
  return masks.filter((mask) => mask.field !== field || mask.secret !== secret)
}

function mayMarkUrgent(state: FormState, policy: Policy): boolean {
  return channelOf(policy, state.channel)?.urgency === 'ask'
}

function knownRules(policy: Policy, accepted: readonly string[]): string[] {
  return policy.rules.items.map(({ id }) => id).filter((id) => accepted.includes(id))
}

function mayOpen(state: FormState, step: StepId, policy: Policy): boolean {
  if (state.step === 'sent' || !state.visited.includes(step)) return false
  return step !== 'receipt' || errorsBeforeReceipt(state, policy).length === 0
}

function goOn(state: FormState, policy: Policy): FormState {
  const steps = stepsOf(policy, state)
  const next = steps[steps.indexOf(state.step) + 1]
  if (state.step === 'review') {
    const errors = errorsBeforeReceipt(state, policy)
    return errors.length > 0 ? check(state, steps) : show(state, 'receipt')
  }
  const isStopped = faultsIn(state, state.step, policy).some(({ weight }) => weight === 'error')
  const checked = check(state, [state.step])
  return isStopped || next === undefined ? checked : show(checked, next)
}

function goBack(state: FormState, policy: Policy): FormState {
  const steps = stepsOf(policy, state)
  const previous = steps[steps.indexOf(state.step) - 1]
  return previous === undefined ? state : show(state, previous)
}

function show(state: FormState, step: StepId): FormState {
  return { ...state, step, visited: inOrder([...state.visited, step]) }
}

function check(state: FormState, steps: readonly StepId[]): FormState {
  return { ...state, checked: inOrder([...state.checked, ...steps]) }
}

function inOrder(steps: readonly StepId[]): StepId[] {
  return STEP_IDS.filter((step) => steps.includes(step))
}
