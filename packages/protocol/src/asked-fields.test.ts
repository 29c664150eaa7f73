import { expect, test } from 'vitest'
import {
  type Answers,
  askedFields,
  missingAnswers,
  needOf,
  Policy,
  type PolicyChannel,
  policyFaults,
  policyWarnings,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const minimal: Policy = {
  ...Policy.parse(readFixture('policy/valid/minimal.json')),
  identity: 'anonymous',
}

type Parts = Partial<Omit<PolicyChannel, 'id' | 'label'>>

/** A policy with one channel of the given parts. */
function policyOf(parts: Parts, differently: Partial<Policy> = {}) {
  const channel = { ...channelOf(minimal), fields: {}, ...parts }
  return { channel, policy: { ...minimal, ...differently, channels: [channel] } }
}

function channelOf({ channels }: Policy): PolicyChannel {
  const [channel] = channels
  if (!channel) throw new Error('The fixture has a channel.')
  return channel
}

const REQUIRED = { need: 'required' } as const
const OPTIONAL = { need: 'optional' } as const

function asked(parts: Parts, answers: Answers = {}, differently: Partial<Policy> = {}): string[] {
  const { policy, channel } = policyOf(parts, differently)
  return askedFields(policy, channel, answers).map(({ id, need }) => `${id} ${need}`)
}

function missing(parts: Parts, answers: Answers = {}) {
  const { policy, channel } = policyOf(parts)
  return missingAnswers(policy, channel, answers)
}

test('a field that a channel does not name is off', () => {
  const [channel] = Policy.parse(readFixture('policy/valid/full.json')).channels
  if (!channel) throw new Error('The fixture has a channel.')

  expect(needOf(channel, 'summary')).toBe('required')
  expect(needOf(channel, 'contact')).toBe('optional')
  expect(needOf(channel, 'steps')).toBe('off')
})

test('fields are asked in the form\u2019s order, the vendor\u2019s own last in their step', () => {
  const customFields = [
    { ...OPTIONAL, id: 'x-build', kind: 'text', step: 'target', label: 'Build' } as const,
  ]

  expect(
    asked({ fields: { impact: OPTIONAL, target: REQUIRED, environment: OPTIONAL }, customFields }),
  ).toEqual(['target required', 'environment optional', 'x-build optional', 'impact optional'])
})

test('what identity demands is required, whatever the channel says', () => {
  const fields = { contact: OPTIONAL, handle: OPTIONAL }

  expect(asked({ fields }, {}, { identity: 'contact' })).toEqual([
    'name required',
    'handle optional',
    'contact required',
  ])
  expect(asked({ fields }, {}, { identity: 'handle' })).toEqual([
    'handle required',
    'contact optional',
  ])
})

test('a vendor that asks for credit after the fix does not ask in the form', () => {
  const fields = { credit: OPTIONAL }

  expect(asked({ fields }, {}, { credit: { asked: 'now' } })).toEqual(['credit optional'])
  expect(asked({ fields }, {}, { credit: { asked: 'afterFix' } })).toEqual([])
})

test('a condition shows a field, or requires it, when another answer is one of some', () => {
  const fields: PolicyChannel['fields'] = {
    dataAccessed: OPTIONAL,
    dataExtent: { ...OPTIONAL, showWhen: { field: 'dataAccessed', is: ['own', 'others'] } },
    contextFactors: OPTIONAL,
    remediation: {
      ...OPTIONAL,
      requireWhen: { field: 'contextFactors', is: ['dependency'] },
    },
  }

  expect(asked({ fields })).not.toContain('dataExtent optional')
  expect(asked({ fields }, { dataAccessed: 'no' })).not.toContain('dataExtent optional')
  expect(asked({ fields }, { dataAccessed: 'others' })).toContain('dataExtent optional')
  expect(asked({ fields }, { contextFactors: ['configuration'] })).toContain('remediation optional')
  expect(asked({ fields }, { contextFactors: ['configuration', 'dependency'] })).toContain(
    'remediation required',
  )
})

test('what is required and unanswered is missing; white space is no answer', () => {
  const fields = { summary: REQUIRED, steps: REQUIRED, impact: OPTIONAL }

  expect(missing({ fields }, { summary: ' ', steps: ['', ' '] })).toEqual([
    { anyOf: ['summary'], isRequired: true },
    { anyOf: ['steps'], isRequired: true },
  ])
  expect(missing({ fields }, { summary: 'Open door', steps: ['Push'] })).toEqual([])
})

test('of a group one answer is enough; a gate keeps back what advice lets through', () => {
  const fields = { proofOfConcept: OPTIONAL, logs: OPTIONAL, impact: OPTIONAL }
  const group = ['proofOfConcept', 'logs'] as const
  const completeness = { needed: ['impact' as const], anyOf: [[...group]] }

  expect(missing({ fields, completeness: { ...completeness, mode: 'gate' } })).toEqual([
    { anyOf: ['impact'], isRequired: true },
    { anyOf: group, isRequired: true },
  ])
  expect(
    missing({ fields, completeness: { ...completeness, mode: 'advise' } }, { logs: 'denied' }),
  ).toEqual([{ anyOf: ['impact'], isRequired: false }])
})

test('the vendor\u2019s own questions can be required', () => {
  const customFields = [
    { ...REQUIRED, id: 'x-since', kind: 'date', step: 'impact', label: 'Since' } as const,
  ]

  expect(missing({ customFields })).toEqual([{ anyOf: ['x-since'], isRequired: true }])
  expect(missing({ customFields }, { custom: { 'x-since': '2026-11-22' } })).toEqual([])
})

/** Each finding as `path: message`. */
function faults(parts: Parts): string[] {
  return policyFaults(policyOf(parts).policy).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

test.each<[string, Parts, string]>([
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

function warnings(differently: Partial<Policy>): string[] {
  const now = Date.parse('2026-11-22T10:00:00Z')
  return policyWarnings({ ...minimal, ...differently }, now).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

test.each<[string, Partial<Policy>, string]>([
  [
    'a triage that ends before the acknowledgement',
    { promises: { acknowledge: { within: { days: 9 } }, triage: { within: { days: 8 } } } },
    'promises.acknowledge.within: is longer than triage: both cannot be kept as they stand',
  ],
  [
    'business days that are longer than days',
    {
      calendar: { timeZone: 'Europe/Oslo', holidays: ['2026-12-25'] },
      promises: { acknowledge: { within: { businessDays: 5 } }, triage: { within: { days: 4 } } },
    },
    'promises.acknowledge.within: is longer than triage: both cannot be kept as they stand',
  ],
  [
    'a window that closes before the remedy is due',
    { promises: { remediate: { within: { days: 91 } } }, disclosure: { window: { days: 90 } } },
    'promises.remediate.within: is longer than disclosure.window: it would be public before there is a fix',
  ],
  [
    'credit that nobody is asked about',
    { credit: { asked: 'now' } },
    'credit.asked: is "now", yet no channel asks for credit',
  ],
  [
    'business days without a calendar',
    { promises: { triage: { within: { businessDays: 5 } } } },
    'calendar: is missing: business days are Monday to Friday in UTC',
  ],
  [
    'holidays that are over',
    {
      promises: { triage: { within: { businessDays: 5 } } },
      calendar: { timeZone: 'UTC', holidays: ['2025-12-25'] },
    },
    'calendar.holidays: names no day to come: no holiday will count',
  ],
  [
    'words that are missing in a language',
    {
      safeHarbour: { text: { en: 'No claims.', de: 'Keine Ansprüche.' } },
      notices: [{ kind: 'reward', text: { en: 'No reward.' } }],
    },
    'notices.0.text: has no words in de',
  ],
  [
    'words that are missing in the language of the policy',
    { language: 'en', notices: [{ kind: 'reward', text: { de: 'Kein Lohn.' } }] },
    'notices.0.text: has no words in en',
  ],
])('%s earns a warning', (_, policy, finding) => {
  expect(warnings(policy)).toEqual([finding])
})

test('promises that fit together earn none', () => {
  expect(
    warnings({
      promises: { acknowledge: { within: { days: 2 } }, remediate: { within: { days: 90 } } },
      disclosure: { window: { days: 90 } },
    }),
  ).toEqual([])
})
