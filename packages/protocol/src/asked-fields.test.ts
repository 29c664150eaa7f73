import { expect, test } from 'vitest'
import {
  type Answers,
  AttachmentId,
  askedFields,
  missingAnswers,
  needOf,
  Policy,
  type PolicyChannel,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'
import { type ChannelParts, makePolicy } from './testing/make-policy.ts'

const REQUIRED = { need: 'required' } as const
const OPTIONAL = { need: 'optional' } as const

function asked(
  parts: ChannelParts,
  answers: Answers = {},
  differently: Partial<Policy> = {},
): string[] {
  const { policy, channel } = makePolicy(parts, differently)
  return askedFields(policy, channel, answers).map(({ id, need }) => `${id} ${need}`)
}

function missing(parts: ChannelParts, answers: Answers = {}) {
  const { policy, channel } = makePolicy(parts)
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

test('files are an answer like any other: needed, required, or one of a group', () => {
  const evidence = [AttachmentId.parse('5a7c9e1b-2d4f-4a6b-8c3d-1e2f3a4b5c6d')]
  const fields = { evidence: REQUIRED, logs: OPTIONAL }
  const group = ['logs', 'evidence'] as const
  const either: ChannelParts = {
    fields: { ...fields, evidence: OPTIONAL },
    completeness: { mode: 'advise', anyOf: [[...group]] },
  }

  expect(asked({ fields })).toEqual(['logs optional', 'evidence required'])
  expect(missing({ fields })).toEqual([{ anyOf: ['evidence'], isRequired: true }])
  expect(missing({ fields }, { evidence: [] })).toEqual([{ anyOf: ['evidence'], isRequired: true }])
  expect(missing({ fields }, { evidence })).toEqual([])
  expect(missing(either)).toEqual([{ anyOf: group, isRequired: false }])
  expect(missing(either, { evidence })).toEqual([])
})
