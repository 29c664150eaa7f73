import { expect, test } from 'vitest'
import { ChannelId } from '@sealpost/protocol'
import { makePolicy, type PolicyInput } from '../testing/make-policy.ts'
import { advance } from './advance.ts'
import { filledAnswers } from './answers.ts'
import { faultsIn } from './faults.ts'
import type { FormAction, FormState } from './form-state.ts'
import { missingIn } from './missing.ts'
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
  expect(state.visited).toEqual(stepsOf(policy, state))
})

test('steps that ask nothing are left out', () => {
  const { policy } = makeForm([])

  expect(stepsOf(policy, { channel: incident, answers: {} })).toEqual([
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
  expect(missingIn(state, policy)).toMatchObject([{ step: 'finding', field: 'summary' }])
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

test('where only listed targets are taken, words that name none of them are stopped', () => {
  const scope = { ...makePolicy().scope, outside: 'block' }
  const named = (value: string) => {
    const { state, policy } = makeForm(
      [...preparation, { type: 'answer', field: 'target', value }],
      { scope },
    )
    return faultsIn(state, 'target', policy)
  }

  expect(named('the login form')).toMatchObject([{ code: 'target_outside_scope', weight: 'error' }])
  expect(named('Acme Agent')).toEqual([])
})

test('a masked secret is sealed as a mask wherever it stands in its field, and only there', () => {
  const write = (field: 'description' | 'impact'): FormAction => ({
    type: 'answer',
    field,
    value: 'hunter2 and hunter2',
  })
  const mask = { field: 'description', secret: 'hunter2' } as const
  const masked = makeForm([
    ...[...preparation, write('description'), write('impact')],
    { type: 'mask', mask },
  ])
  const undone = makeForm([
    ...[...preparation, write('description')],
    ...[{ type: 'mask', mask } as const, { type: 'unmask', mask } as const],
  ])

  expect(filledAnswers(masked.state, masked.policy)).toMatchObject({
    description: '████████ and ████████',
    impact: 'hunter2 and hunter2',
  })
  expect(filledAnswers(undone.state, undone.policy).description).toBe('hunter2 and hunter2')
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

const ASKING = makePolicy({
  channels: [
    {
      id: 'vulnerability',
      label: 'Vulnerability',
      fields: {
        target: { need: 'optional' },
        proofOfConcept: { need: 'optional' },
        logs: { need: 'optional' },
        dataAccessed: { need: 'required' },
        dataExtent: {
          need: 'optional',
          showWhen: { field: 'dataAccessed', is: ['own', 'others'] },
          requireWhen: { field: 'dataAccessed', is: ['others'] },
        },
        weakness: { need: 'optional' },
      },
      customFields: [
        {
          id: 'x-site',
          kind: 'choice',
          step: 'target',
          need: 'optional',
          label: 'Launch site',
          choices: [{ id: 'coast', label: 'Coast' }],
        },
      ],
      completeness: { mode: 'gate', anyOf: [['proofOfConcept', 'logs']] },
    },
    {
      id: 'incident',
      label: 'Incident',
      fields: {},
      customFields: [
        { id: 'x-site', kind: 'text', step: 'target', need: 'optional', label: 'Site' },
      ],
    },
  ],
})
const asking = (...actions: FormAction[]) =>
  makeForm([{ type: 'choose-channel', channel: vulnerability }, ...actions], ASKING)
const accessed = (value: string): FormAction => ({ type: 'answer', field: 'dataAccessed', value })

test('a question whose condition holds is asked, and its answer is sealed only while it does', () => {
  const extent: FormAction = { type: 'answer', field: 'dataExtent', value: 'Ten names.' }

  const shown = asking(accessed('others'), extent)
  const hidden = asking(accessed('others'), extent, accessed('no'))

  expect(filledAnswers(shown.state, shown.policy).dataExtent).toBe('Ten names.')
  expect(filledAnswers(hidden.state, hidden.policy)).toEqual({ dataAccessed: 'no' })
  expect(hidden.state.answers.dataExtent).toBe('Ten names.')
})

test('an answer can make another question a required one', () => {
  const { state, policy } = asking(accessed('others'))

  expect(faultsIn(state, 'impact', policy)).toMatchObject([
    { field: 'dataExtent', code: 'required', weight: 'error' },
  ])
})

test('of a group one answer is enough, and the gate names all that would do', () => {
  const without = asking()
  const logged = asking({ type: 'answer', field: 'logs', value: 'GET /admin 200' })

  expect(faultsIn(without.state, 'finding', without.policy)).toMatchObject([
    { field: 'proofOfConcept', code: 'none_of_group', anyOf: ['proofOfConcept', 'logs'] },
  ])
  expect(faultsIn(logged.state, 'finding', logged.policy)).toEqual([])
})

test('what would only help stops nobody, and is named', () => {
  const [channel] = ASKING.channels
  const advise = { mode: 'advise', anyOf: [['target', 'logs']] }
  const { state, policy } = makeForm([], { channels: [{ ...channel, completeness: advise }] })

  expect(faultsIn(state, 'finding', policy)).toEqual([])
  expect(missingIn(state, policy)).toMatchObject([
    { field: 'rules', isRequired: true },
    { step: 'finding', field: 'logs', anyOf: ['target', 'logs'], isRequired: false },
    { field: 'dataAccessed', isRequired: true },
  ])
})

test('the vendor\u2019s own questions take only answers of their kind', () => {
  const site = (value: string): FormAction => ({ type: 'answer', field: 'x-site', value })

  expect(asking(site('coast')).state.answers.custom).toEqual({ 'x-site': 'coast' })
  expect(asking(site('moon')).state.answers.custom).toBeUndefined()
  expect(asking(site('coast'), site('')).state.answers).toEqual({})
})

test('an answer that is none to the new channel\u2019s question of the same id is let go', () => {
  const written: FormAction[] = [
    { type: 'choose-channel', channel: incident },
    { type: 'answer', field: 'x-site', value: 'Pad 39' },
    { type: 'choose-channel', channel: vulnerability },
  ]

  expect(asking(...written).state.answers).toEqual({})
})

test('a text without the form of its field is named before anything is sealed', () => {
  const { state, policy } = asking(
    { type: 'answer', field: 'weakness', value: '79' },
    { type: 'answer', field: 'logs', value: 'GET /admin 200' },
  )

  expect(faultsIn(state, 'finding', policy)).toMatchObject([
    { field: 'weakness', code: 'malformed', weight: 'error' },
  ])
})
