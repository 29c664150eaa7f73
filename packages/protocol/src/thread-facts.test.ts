import { describe, expect, test } from 'vitest'
import {
  type Answers,
  AttachmentId,
  EntryId,
  type JudgedEntry,
  type JudgedThread,
  LIMITS,
  threadFacts,
} from './index.ts'

type Entry = Partial<JudgedEntry>

const DAY = '2027-02-20'
const vendor = (entry: Entry): Entry => ({ actor: 'vendor', ...entry })
const reporter = (entry: Entry): Entry => ({ actor: 'reporter', ...entry })
const propose = (day = DAY): Entry => ({ said: { embargo: { move: 'propose', day } } })
const accept = (day = DAY): Entry => ({
  change: { agreedDate: day },
  said: { embargo: { move: 'accept', day } },
})

/** What entries come to; signed unless they say otherwise. */
function factsOf(
  entries: readonly Entry[],
  { answers = {}, standing = {} }: Partial<JudgedThread> = {},
) {
  const judged = entries.map((entry): JudgedEntry => {
    const id = EntryId.parse(crypto.randomUUID())
    return { id, actor: 'vendor', change: null, vouched: 'signed', said: null, ...entry }
  })
  const { outOfTurn, ...facts } = threadFacts({ answers, entries: judged, standing })
  return { ...facts, named: judged.flatMap(({ id }, at) => (outOfTurn.has(id) ? [at] : [])) }
}

describe('a day is agreed', () => {
  test.each<[string, Entry[]]>([
    ['the other side proposed it', [vendor(propose()), reporter(accept())]],
    [
      'it takes the place of an earlier proposal',
      [vendor(propose('2027-03-01')), reporter(propose()), vendor(accept())],
    ],
    [
      'it takes the place of an agreed one',
      [
        vendor(propose('2027-03-01')),
        reporter(accept('2027-03-01')),
        vendor(propose()),
        reporter(accept()),
      ],
    ],
  ])('if %s and the signed words and the visible change accept it', (_, entries) => {
    const { embargo, named } = factsOf(entries)

    expect(embargo).toEqual({ state: 'active', agreed: DAY, proposal: null })
    expect(named).toEqual([])
  })

  test.each<[string, Entry[]]>([
    ['nobody proposed it', [reporter(accept())]],
    ['its own side proposed it', [reporter(propose()), reporter(accept())]],
    ['the other side proposed another', [vendor(propose()), reporter(accept('2027-02-21'))]],
    ['only the words accept it', [vendor(propose()), reporter({ ...accept(), change: null })]],
    [
      'only the visible change states it',
      [vendor(propose()), reporter({ change: { agreedDate: DAY } })],
    ],
    [
      'words and visible change name different days',
      [vendor(propose()), reporter({ ...accept(), change: { agreedDate: '2027-02-21' } })],
    ],
    [
      'the words propose and the change agrees',
      [vendor(propose()), reporter({ ...propose(), change: { agreedDate: DAY } })],
    ],
    ['nobody signed it', [reporter(propose()), vendor({ ...accept(), vouched: 'stated' })]],
    [
      'the other side has declined since',
      [vendor(propose()), reporter(decline()), reporter(accept())],
    ],
    [
      'the case is over',
      [vendor(propose()), vendor({ change: { status: 'declined' } }), reporter(accept())],
    ],
  ])('not if %s, and the entry is named', (_, entries) => {
    const { embargo, named } = factsOf(entries)

    expect(embargo.agreed).toBeNull()
    expect(named).toEqual([entries.length - 1])
  })

  test('not by an entry that is refused, which is named elsewhere', () => {
    const { embargo, named } = factsOf([
      vendor(propose()),
      reporter({ ...accept(), vouched: 'refused' }),
    ])

    expect(embargo).toEqual({
      state: 'proposed',
      agreed: null,
      proposal: { day: DAY, by: 'vendor' },
    })
    expect(named).toEqual([])
  })
})

describe('what was being agreed ends', () => {
  const exited = { state: 'exited', agreed: null, proposal: null }

  test.each<JudgedThread['standing']>([
    { status: 'disclosed' },
    { status: 'declined' },
    { status: 'withdrawn' },
    { exploited: true },
    { alreadyPublic: true },
  ])('with %j, signed or stated', (end) => {
    expect(factsOf([vendor(propose()), { change: end }]).embargo).toEqual(exited)
    expect(factsOf([vendor(propose()), { change: end, vouched: 'stated' }]).embargo).toEqual(exited)
    expect(factsOf([vendor(propose())], { standing: end }).embargo).toEqual(exited)
  })

  test('not with a change that is refused, or that says no', () => {
    const refused: Entry = { change: { status: 'disclosed' }, vouched: 'refused' }

    for (const change of [refused, { change: { exploited: false } }]) {
      expect(factsOf([vendor(propose()), change]).embargo.state).toBe('proposed')
    }
  })
})

describe('answers', () => {
  test('take the place of earlier ones, and files only join', () => {
    const [first, second] = [makeFileId(), makeFileId()]
    const said = (answers: Answers): Entry => reporter({ said: { answers } })

    const { answers } = factsOf(
      [
        said({ impact: 'Two.', evidence: [second], custom: { 'x-a': '1' } }),
        said({ evidence: [second], custom: { 'x-b': '2' } }),
      ],
      { answers: { impact: 'One.', target: 'api', evidence: [first] } },
    )

    expect(answers).toEqual({
      impact: 'Two.',
      target: 'api',
      evidence: [first, second],
      custom: { 'x-a': '1', 'x-b': '2' },
    })
  })

  test.each<[string, Entry]>([
    ['the vendor\u2019s', vendor({})],
    ['refused', reporter({ vouched: 'refused' })],
    ['not signed', reporter({ vouched: 'stated' })],
  ])('and wishes count for nothing if they are %s', (_, entry) => {
    const said = { answers: { impact: 'None.' }, credited: { as: 'none' } } as const

    const facts = factsOf([{ ...entry, said }], { answers: { impact: 'One.' } })

    expect(facts).toMatchObject({ answers: { impact: 'One.' }, credited: null })
    expect(facts.isCreditWithdrawn).toBe(false)
  })
})

describe('the wish to be thanked', () => {
  const none = reporter({ said: { credited: { as: 'none' } } })
  const wish = (name: string) => reporter({ said: { credited: { as: 'handle', name } } })

  test.each<[Answers, ReturnType<typeof factsOf>['credited']]>([
    [{}, null],
    [{ credit: 'none', name: 'Wile' }, { as: 'none' }],
    [
      { credit: 'name', name: ' Wile ', handle: 'w' },
      { as: 'name', name: 'Wile' },
    ],
    [
      { credit: 'handle', handle: 'w' },
      { as: 'handle', name: 'w' },
    ],
    [{ credit: 'name', handle: 'w' }, null],
    [
      { credit: 'name', name: 'W'.repeat(500) },
      { as: 'name', name: 'W'.repeat(LIMITS.maxCreditNameCharacters) },
    ],
  ])('that a report states with %j is %j', (answers, credited) => {
    expect(factsOf([], { answers })).toMatchObject({ credited, isCreditWithdrawn: false })
  })

  test('is the last one that the reporter signed', () => {
    const answers: Answers = { credit: 'none' }

    expect(factsOf([wish('one'), wish('two')], { answers })).toMatchObject({
      credited: { as: 'handle', name: 'two' },
      isCreditWithdrawn: false,
    })
  })

  test('is over for good once the consent was taken back', () => {
    expect(factsOf([wish('one'), none, wish('two')])).toMatchObject({
      credited: { as: 'none' },
      isCreditWithdrawn: true,
    })
  })
})

function decline(): Entry {
  return { said: { embargo: { move: 'decline' } } }
}

function makeFileId(): AttachmentId {
  return AttachmentId.parse(crypto.randomUUID())
}
