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

test('a day is agreed once one side accepts the very day that the other proposed', () => {
  const { embargo, outOfTurn } = factsOf(THEIRS, CONSENT)

  expect(embargo).toEqual({ state: 'active', agreed: '2027-03-01', proposal: null })
  expect(outOfTurn.size).toBe(0)
})

test('what nobody signed, or what cannot be verified, agrees to nothing', () => {
  const stated = factsOf(
    { ...THEIRS, actor: 'reporter' },
    { ...CONSENT, actor: 'vendor', mark: 'stated' },
  )
  const refused = factsOf({ ...THEIRS, mark: 'unknown_signer' }, CONSENT)

  expect([stated, refused].map(({ embargo }) => embargo.agreed)).toEqual([null, null])
  expect([stated, refused].map(({ outOfTurn }) => outOfTurn.size)).toEqual([1, 1])
})

test('what the service states now ends what was being agreed on', () => {
  const opened = makeCase({ thread: makeThread(THEIRS), standing: { exploited: true } })

  expect(caseFacts(opened).embargo.state).toBe('exited')
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
