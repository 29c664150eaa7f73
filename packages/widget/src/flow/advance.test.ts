import { expect, test } from 'vitest'
import { ChannelId } from '@sealpost/protocol'
import { makePolicy, type PolicyInput } from '../testing/make-policy.ts'
import { advance } from './advance.ts'
import { filledAnswers } from './answers.ts'
import { faultsIn, missingIn } from './faults.ts'
import type { FormAction, FormState } from './form-state.ts'
import { startForm } from './start-form.ts'
import { stepsOf } from './steps.ts'

const vulnerability = ChannelId.parse('vulnerability')
const incident = ChannelId.parse('incident')
const go: FormAction = { type: 'continue' }
const answers: FormAction[] = [
  { type: 'answer', field: 'target', value: 'https://app.acme.example' },
  { type: 'answer', field: 'summary', value: 'Stored XSS' },
  { type: 'answer', field: 'description', value: 'A comment runs.' },
  { type: 'answer', field: 'impact', value: 'Sessions can be stolen.' },
]
const preparation: FormAction[] = [
  { type: 'choose-channel', channel: vulnerability },
  { type: 'accept-rules', accepted: ['redact', 'no-dos'] },
  ...answers,
]

/** A form after some actions. */
function makeForm(actions: FormAction[], policyChanges: Partial<PolicyInput> = {}) {
  const policy = makePolicy(policyChanges)
  const start = startForm(policy, 'en')
  const state = actions.reduce<FormState>((form, action) => advance(form, action, policy), start)
  return { state, policy }
}

test('a form asks for the channel, the rules and the fields of the channel, then shows the whole', () => {
  const { state, policy } = makeForm([...preparation, go, go, go, go, go, go, go])

  expect(state.step).toBe('receipt')
  expect(state.visited).toEqual(stepsOf(policy, vulnerability))
})

test('steps that ask nothing are left out', () => {
  const { policy } = makeForm([])

  expect(stepsOf(policy, incident)).toEqual([
    'channel',
    'rules',
    'finding',
    'impact',
    'review',
    'receipt',
  ])
})

test('with one channel and no rules, the first question comes first', () => {
  const { state } = makeForm([], {
    channels: makePolicy().channels.slice(0, 1),
    rules: { accept: 'each', items: [] },
    safeHarbour: undefined,
  })

  expect(state).toMatchObject({ step: 'target', channel: 'vulnerability' })
})

test('a step with something missing does not let go, and only then says so', () => {
  const { state, policy } = makeForm([go])

  expect(state).toMatchObject({ step: 'channel', checked: ['channel'] })
  expect(faultsIn(state, 'channel', policy)).toMatchObject([{ field: 'channel', code: 'required' }])
})

test('going back clears nothing', () => {
  const { state } = makeForm([...preparation, go, go, go, { type: 'back' }, { type: 'back' }])

  expect(state.step).toBe('rules')
  expect(state.answers).toMatchObject({ target: 'https://app.acme.example', summary: 'Stored XSS' })
})

test('a visited step can be opened again, one that was never seen cannot', () => {
  const { state: back } = makeForm([...preparation, go, go, { type: 'open', step: 'channel' }])
  const { state: ahead } = makeForm([...preparation, { type: 'open', step: 'review' }])

  expect(back.step).toBe('channel')
  expect(ahead.step).toBe('channel')
})

test('a receipt cannot be reached while an answer is missing', () => {
  const emptied: FormAction = { type: 'answer', field: 'summary', value: '  ' }
  const reopened: FormAction[] = [{ type: 'open', step: 'review' }, go]
  const { state, policy } = makeForm([
    ...[...preparation, go, go, go, go, go, go, go],
    ...[emptied, ...reopened],
  ])

  expect(state.step).toBe('review')
  expect(missingIn(state, policy)).toEqual([{ step: 'finding', field: 'summary' }])
})

test('what is missing is named in reading order', () => {
  const { state, policy } = makeForm([{ type: 'choose-channel', channel: vulnerability }])

  expect(missingIn(state, policy).map(({ field }) => field)).toEqual([
    'rules',
    'target',
    'summary',
    'description',
    'impact',
  ])
})

test('answers that another channel asked for stay in the form and out of the report', () => {
  const { state, policy } = makeForm([
    ...preparation,
    { type: 'choose-channel', channel: incident },
  ])

  expect(state.answers.target).toBe('https://app.acme.example')
  expect(filledAnswers(state, policy)).toEqual({ summary: 'Stored XSS' })
})

test('the urgency mark exists only where the channel asks for it', () => {
  const urgent: FormAction = { type: 'mark-urgent', urgent: true }

  const asked = makeForm([{ type: 'choose-channel', channel: incident }, urgent])
  const notAsked = makeForm([{ type: 'choose-channel', channel: vulnerability }, urgent])
  const changed = makeForm([
    ...[{ type: 'choose-channel', channel: incident } as const, urgent],
    { type: 'choose-channel', channel: vulnerability },
  ])

  expect([asked, notAsked, changed].map(({ state }) => state.urgent)).toEqual([true, false, false])
})

test('a target outside the scope is a warning, or stops where the policy says so', () => {
  const outside: FormAction = { type: 'answer', field: 'target', value: 'evil.example' }
  const weightWith = (policyChanges: Partial<PolicyInput>) => {
    const { state, policy } = makeForm([...preparation, outside], policyChanges)
    return faultsIn(state, 'target', policy)[0]
  }

  const scope = { ...makePolicy().scope, outside: 'block' }

  expect(weightWith({})).toMatchObject({ code: 'target_outside_scope', weight: 'warning' })
  expect(weightWith({ scope })).toMatchObject({ code: 'target_outside_scope', weight: 'error' })
})

test.each([
  ['handle', ['handle']],
  ['contact', ['name', 'contact']],
])('a policy that wants a %s requires it in every channel', (identity, fields) => {
  const { state, policy } = makeForm([...preparation], { identity })

  expect(missingIn(state, policy).map(({ field }) => field)).toEqual(fields)
})

test('an answer that is too long says by how much', () => {
  const { state, policy } = makeForm([
    ...preparation,
    { type: 'answer', field: 'summary', value: 'x'.repeat(301) },
  ])

  expect(faultsIn(state, 'finding', policy)).toEqual([
    {
      step: 'finding',
      field: 'summary',
      weight: 'error',
      code: 'too_long',
      maxCharacters: 300,
      length: 301,
    },
  ])
})

test('a report too large to be sealed names its longest answer', () => {
  const { state, policy } = makeForm([
    ...preparation,
    { type: 'answer', field: 'proofOfConcept', value: '\u20ac'.repeat(300_000) },
  ])

  expect(faultsIn(state, 'review', policy)).toMatchObject([
    { field: 'proofOfConcept', code: 'report_too_large' },
  ])
})

test('blank items are left out of a list, and a list of blanks is no answer', () => {
  const { state, policy } = makeForm([
    { type: 'choose-channel', channel: vulnerability },
    { type: 'answer', field: 'steps', value: ['Open /login', ' ', ''] },
  ])
  const { state: blank } = makeForm([{ type: 'answer', field: 'steps', value: [' ', ''] }])

  expect(filledAnswers(state, policy).steps).toEqual(['Open /login'])
  expect(filledAnswers(blank, policy)).toEqual({})
})

test('an answer that does not fit its field is not taken', () => {
  const { state } = makeForm([
    { type: 'answer', field: 'severity', value: 'apocalyptic' },
    { type: 'answer', field: 'summary', value: ['a', 'b'] },
    { type: 'answer', field: 'steps', value: 'one' },
  ])

  expect(state.answers).toEqual({})
})

test('a change after an attempt to send needs a new receipt', () => {
  const attempted: FormAction[] = [{ type: 'receipt-saved' }, { type: 'attempt' }]

  const unchanged = makeForm([...preparation, ...attempted]).state
  const changed = makeForm([
    ...[...preparation, ...attempted],
    { type: 'answer', field: 'impact', value: 'More.' },
  ]).state

  expect(unchanged).toMatchObject({ receiptSaved: true, attempted: true })
  expect(changed).toMatchObject({ receiptSaved: false, attempted: false })
})

test('only a report that was sent clears what was typed', () => {
  const { state } = makeForm([...preparation, { type: 'sent' }])

  expect(state).toMatchObject({ step: 'sent', answers: {}, acceptedRules: [] })
})
