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
    'a condition on files',
    {
      fields: {
        evidence: OPTIONAL,
        description: { ...OPTIONAL, requireWhen: { field: 'evidence', is: ['screenshot.png'] } },
      },
    },
    'channels.0.fields.description.requireWhen.field: evidence is answered with files, which cannot be compared',
  ],
  [
    'a file that may be larger than all of them',
    { fields: { evidence: OPTIONAL }, files: { maxFileBytes: 1001, maxTotalBytes: 1000 } },
    'channels.0.files.maxFileBytes: is more than maxTotalBytes, which all files share',
  ],
  [
    'needed files that are off',
    { completeness: { mode: 'advise', anyOf: [['evidence', 'logs']] }, fields: { logs: OPTIONAL } },
    'channels.0.completeness.anyOf.0.0: evidence is not asked for in this channel',
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

test('limits of files that fit together are none, and need not all be named', () => {
  const fields = { evidence: OPTIONAL }

  expect(faults({ fields, files: { maxFileBytes: 1000, maxTotalBytes: 1000 } })).toEqual([])
  expect(faults({ fields, files: { maxTotalBytes: 1000 } })).toEqual([])
  expect(faults({ fields, files: { maxFileBytes: 1000 } })).toEqual([])
})
