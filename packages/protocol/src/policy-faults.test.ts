import { expect, test } from 'vitest'
import { policyFaults } from './index.ts'
import { type ChannelParts, makePolicy } from './testing/make-policy.ts'

const OPTIONAL = { need: 'optional' } as const

/** Each finding as `path: message`. */
function faults(parts: ChannelParts): string[] {
  return policyFaults(makePolicy(parts).policy).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

test.each<[string, ChannelParts, string]>([
  [
    'a condition on a field that is not asked',
    { fields: { impact: { ...OPTIONAL, showWhen: { field: 'severity', is: ['high'] } } } },
    'channels.0.fields.impact.showWhen.field: severity is not asked for in this channel',
  ],
  [
    'a condition that no answer meets',
    {
      fields: {
        severity: OPTIONAL,
        impact: { ...OPTIONAL, requireWhen: { field: 'severity', is: ['high', 'awful'] } },
      },
    },
    'channels.0.fields.impact.requireWhen.is.1: is no answer to severity: low, medium, high, critical',
  ],
  [
    'a chain of conditions',
    {
      fields: {
        severity: OPTIONAL,
        impact: { ...OPTIONAL, showWhen: { field: 'severity', is: ['high'] } },
        remediation: { ...OPTIONAL, showWhen: { field: 'impact', is: ['x'] } },
      },
    },
    'channels.0.fields.remediation.showWhen.field: impact has a condition of its own, so it may be unasked',
  ],
  [
    'a needed field that is off',
    { completeness: { mode: 'gate', needed: ['steps'] } },
    'channels.0.completeness.needed.0: steps is not asked for in this channel',
  ],
  [
    'a choice without choices',
    { customFields: [{ ...OPTIONAL, id: 'x-a', kind: 'choice', step: 'you', label: 'A' }] },
    'channels.0.customFields.0.choices: is missing: there is nothing to choose from',
  ],
  [
    'a text with choices',
    {
      customFields: [
        {
          ...OPTIONAL,
          id: 'x-a',
          kind: 'text',
          step: 'you',
          label: 'A',
          choices: [{ id: 'a', label: 'A' }],
        },
      ],
    },
    'channels.0.customFields.0.choices: belongs to choices only, not to a text',
  ],
  [
    'a question asked twice',
    {
      customFields: [
        { ...OPTIONAL, id: 'x-a', kind: 'text', step: 'you', label: 'A' },
        { ...OPTIONAL, id: 'x-a', kind: 'date', step: 'you', label: 'B' },
      ],
    },
    'channels.0.customFields.1.id: x-a is there twice',
  ],
])('%s is a fault', (_, parts, finding) => {
  expect(faults(parts)).toEqual([finding])
})
