import { expect, test } from 'vitest'
import { type EntryFacts, makeCase, makeReport, makeThread } from '../../testing/make-case.ts'
import { caseFacts } from './case-facts.ts'
import { isOpenTo } from './is-open-to.ts'

const THEIRS: EntryFacts = { embargo: { move: 'propose', day: '2027-03-01' } }
const CONSENT: EntryFacts = {
  actor: 'reporter',
  change: { agreedDate: '2027-03-01' },
  embargo: { move: 'accept', day: '2027-03-01' },
}

function factsOf(...entries: EntryFacts[]) {
  return caseFacts(makeCase({ report: makeReport(), thread: makeThread(...entries) }))
}

test('what the reporter answered later takes the place of what was answered before', () => {
  const { answers } = factsOf({ actor: 'reporter', answers: { summary: 'Stored XSS in the menu' } })

  expect(answers).toEqual({ summary: 'Stored XSS in the menu', steps: ['Open the page', 'Wait'] })
})

test('answers and wishes in the vendor\u2019s words count for nothing', () => {
  const { answers, credited } = factsOf({
    answers: { summary: 'Nothing to see' },
    credited: { as: 'name', name: 'Acme' },
  })

  expect(answers.summary).toBe('Stored XSS')
  expect(credited).toBeNull()
})

test('the last wish to be thanked counts, and one to be left out is for good', () => {
  const report = makeReport({ credit: 'handle', handle: 'wile' })
  expect(caseFacts(makeCase({ report })).credited).toEqual({ as: 'handle', name: 'wile' })

  const none: EntryFacts = { actor: 'reporter', credited: { as: 'none' } }
  const facts = caseFacts(makeCase({ report, thread: makeThread(none) }))

  expect(facts).toMatchObject({ credited: { as: 'none' }, isCreditWithdrawn: true })
})

test('a day is agreed once one side accepts the very day that the other proposed', () => {
  const { embargo, outOfTurn } = factsOf(THEIRS, CONSENT)

  expect(embargo).toEqual({ state: 'active', agreed: '2027-03-01', proposal: null })
  expect(outOfTurn.size).toBe(0)
})

test.each<[string, EntryFacts[]]>([
  ['without a proposal', [CONSENT]],
  ['of another day', [THEIRS, { ...CONSENT, change: { agreedDate: '2027-03-02' } }]],
  ['of one\u2019s own proposal', [{ ...THEIRS, actor: 'reporter' }, CONSENT]],
  ['that says so nowhere', [THEIRS, { actor: 'reporter', change: { agreedDate: '2027-03-01' } }]],
  ['that nobody signed', [THEIRS, { change: { agreedDate: '2027-03-01' }, mark: 'stated' }]],
])('an agreement %s does not count, and is named', (_, entries) => {
  const { embargo, outOfTurn } = factsOf(...entries)

  expect(embargo.agreed).toBeNull()
  expect(outOfTurn.size).toBe(1)
})

test('what cannot be verified moves nothing', () => {
  const { embargo } = factsOf({ ...THEIRS, mark: 'unknown_signer' })

  expect(embargo.state).toBe('none')
})

test.each<EntryFacts>([
  { change: { exploited: true } },
  { change: { alreadyPublic: true } },
  { change: { status: 'disclosed' } },
  { actor: 'reporter', change: { status: 'withdrawn' } },
])('%o ends what was being agreed on', (end) => {
  expect(factsOf(THEIRS, end).embargo).toEqual({ state: 'exited', agreed: null, proposal: null })
})

test('whoever signed the newest status vouches for it, and nobody for another one', () => {
  const thread = makeThread(
    { change: { status: 'acknowledged' } },
    { actor: 'reporter', change: { status: 'withdrawn' } },
  )
  const markOf = (status: 'withdrawn' | 'acknowledged' | 'declined') =>
    caseFacts(makeCase({ thread, standing: { status } })).statusMark

  expect([markOf('withdrawn'), markOf('acknowledged'), markOf('declined')]).toEqual([
    'own',
    'stated',
    'stated',
  ])
})

test('only what is still possible is open to the reporter', () => {
  const opened = makeCase({ thread: makeThread(THEIRS) })
  const facts = caseFacts(opened)
  const accept = (day: string) =>
    ({ change: { agreedDate: day }, embargo: { move: 'accept', day } }) as const

  expect(isOpenTo(opened, facts, accept('2027-03-01'))).toBe(true)
  expect(isOpenTo(opened, facts, accept('2027-03-02'))).toBe(false)
  expect(isOpenTo(opened, facts, { change: { status: 'acknowledged' } })).toBe(false)
  expect(isOpenTo(opened, facts, { change: { status: 'withdrawn' } })).toBe(true)
})

test('a withdrawn case is open to nothing, a declined one to messages', () => {
  const isOpenIn = (status: 'withdrawn' | 'declined') => {
    const opened = makeCase({ standing: { status } })
    return isOpenTo(opened, caseFacts(opened), {})
  }

  expect([isOpenIn('withdrawn'), isOpenIn('declined')]).toEqual([false, true])
})
