import { Policy, type PolicyChannel } from '../index.ts'
import { readFixture } from './fixtures.ts'

/** A policy with one channel that asks for nothing, from anybody. */
export const minimalPolicy: Policy = {
  ...Policy.parse(readFixture('policy/valid/minimal.json')),
  identity: 'anonymous',
}

/** What a test says about a policy's only channel. */
export type ChannelParts = Partial<Omit<PolicyChannel, 'id' | 'label'>>

/** A policy whose only channel has the given parts. */
export function makePolicy(parts: ChannelParts, differently: Partial<Policy> = {}) {
  const [first] = minimalPolicy.channels
  if (!first) throw new Error('The fixture has a channel.')
  const channel: PolicyChannel = { ...first, fields: {}, ...parts }
  return { channel, policy: { ...minimalPolicy, ...differently, channels: [channel] } }
}
