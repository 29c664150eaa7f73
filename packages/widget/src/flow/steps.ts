import {
  type ChannelId,
  FIELD_IDS,
  type FieldId,
  type FieldStep,
  type Need,
  needOf,
  type Policy,
  type PolicyChannel,
  REPORT_FIELDS,
} from '@sealpost/protocol'
import { STEP_IDS, type StepId } from './form-state.ts'

/** A field that a channel's form asks for. */
export type AskedField = { id: FieldId; need: Exclude<Need, 'off'> }

/** The steps of a form in reading order: only those that ask or tell something. */
export function stepsOf(policy: Policy, channel: ChannelId | null): StepId[] {
  return STEP_IDS.filter((step) => asksSomething(policy, channel, step))
}

function asksSomething(policy: Policy, channel: ChannelId | null, step: StepId): boolean {
  switch (step) {
    case 'channel':
      return policy.channels.length > 1 || policy.channels.some(({ urgency }) => urgency === 'ask')
    case 'rules':
      return (
        policy.rules.items.length > 0 ||
        policy.safeHarbour !== undefined ||
        (policy.notices ?? []).length > 0
      )
    case 'target':
    case 'finding':
    case 'impact':
    case 'you':
      return askedFields(policy, channel, step).length > 0
    case 'review':
    case 'receipt':
      return true
    case 'sent':
      return false
  }
}

/** The fields a step asks for in their order; those of the first channel until one is chosen. */
export function askedFields(
  policy: Policy,
  channel: ChannelId | null,
  step: FieldStep,
): AskedField[] {
  const asked = channelOf(policy, channel) ?? policy.channels[0]
  if (!asked) return []
  return FIELD_IDS.filter((id) => REPORT_FIELDS[id].step === step).flatMap((id) => {
    const need = identityAsks(policy, id) ? 'required' : needOf(asked, id)
    return need === 'off' ? [] : [{ id, need }]
  })
}

/** A policy's channel by its id. */
export function channelOf(policy: Policy, channel: ChannelId | null): PolicyChannel | undefined {
  return policy.channels.find(({ id }) => id === channel)
}

function identityAsks(policy: Policy, field: FieldId): boolean {
  if (policy.identity === 'handle') return field === 'handle'
  return policy.identity === 'contact' && (field === 'name' || field === 'contact')
}
