import { array, assert, constantFrom, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type Embargo,
  type EmbargoMove,
  exitEmbargo,
  moveEmbargo,
  NO_EMBARGO,
  openEmbargoMoves,
} from './index.ts'

const [FIRST, SECOND] = ['2027-02-01', '2027-03-01'] as const

const proposed: Embargo = {
  state: 'proposed',
  agreed: null,
  proposal: { day: FIRST, by: 'reporter' },
}
const active: Embargo = { state: 'active', agreed: FIRST, proposal: null }
const revise: Embargo = {
  state: 'revise',
  agreed: FIRST,
  proposal: { day: SECOND, by: 'reporter' },
}
const exited: Embargo = { state: 'exited', agreed: FIRST, proposal: null }

const propose: EmbargoMove = { move: 'propose', day: SECOND }
const accept = (day: string): EmbargoMove => ({ move: 'accept', day })
const decline: EmbargoMove = { move: 'decline' }

/** A proposal by one side, with what was agreed before. */
const open = (by: Actor, day: string, agreed: string | null = null): Embargo => ({
  state: agreed ? 'revise' : 'proposed',
  agreed,
  proposal: { day, by },
})

// Every state, side and move; undefined is refused.
const TABLE: [string, Embargo, Actor, EmbargoMove, Embargo | undefined][] = [
  ['none', NO_EMBARGO, 'vendor', propose, open('vendor', SECOND)],
  ['none', NO_EMBARGO, 'reporter', propose, open('reporter', SECOND)],
  ['none', NO_EMBARGO, 'vendor', accept(FIRST), undefined],
  ['none', NO_EMBARGO, 'reporter', accept(FIRST), undefined],
  ['none', NO_EMBARGO, 'vendor', decline, undefined],
  ['none', NO_EMBARGO, 'reporter', decline, undefined],

  ['proposed', proposed, 'vendor', propose, open('vendor', SECOND)],
  ['proposed', proposed, 'reporter', propose, open('reporter', SECOND)],
  ['proposed', proposed, 'reporter', { move: 'propose', day: FIRST }, undefined],
  ['proposed', proposed, 'vendor', accept(FIRST), active],
  ['proposed', proposed, 'vendor', accept(SECOND), undefined],
  ['proposed', proposed, 'reporter', accept(FIRST), undefined],
  ['proposed', proposed, 'vendor', decline, NO_EMBARGO],
  ['proposed', proposed, 'reporter', decline, undefined],

  ['active', active, 'vendor', propose, open('vendor', SECOND, FIRST)],
  ['active', active, 'reporter', propose, open('reporter', SECOND, FIRST)],
  ['active', active, 'vendor', accept(FIRST), undefined],
  ['active', active, 'reporter', accept(FIRST), undefined],
  ['active', active, 'vendor', decline, undefined],
  ['active', active, 'reporter', decline, undefined],

  [
    'revise',
    revise,
    'vendor',
    { move: 'propose', day: '2027-04-01' },
    open('vendor', '2027-04-01', FIRST),
  ],
  ['revise', revise, 'reporter', propose, undefined],
  ['revise', revise, 'vendor', accept(SECOND), { ...active, agreed: SECOND }],
  ['revise', revise, 'vendor', accept(FIRST), undefined],
  ['revise', revise, 'reporter', accept(SECOND), undefined],
  ['revise', revise, 'vendor', decline, active],
  ['revise', revise, 'reporter', decline, undefined],

  ['exited', exited, 'vendor', propose, undefined],
  ['exited', exited, 'reporter', propose, undefined],
  ['exited', exited, 'vendor', accept(FIRST), undefined],
  ['exited', exited, 'reporter', accept(FIRST), undefined],
  ['exited', exited, 'vendor', decline, undefined],
  ['exited', exited, 'reporter', decline, undefined],
]

describe('from each state', () => {
  test.each(
    TABLE.map(([state, embargo, by, move, after]) => ({ state, embargo, by, move, after })),
  )('$state: $by, $move.move $move.day', ({ embargo, by, move, after }) => {
    expect(moveEmbargo(embargo, by, move)).toEqual(after)
  })

  test('every side and move has its row', () => {
    const rows = new Set(TABLE.map(([state, , by, { move }]) => `${state} ${by} ${move}`))

    expect(rows.size).toBe(5 * 2 * 3)
  })

  test('exactly the moves that are offered can be made', () => {
    for (const [, embargo, by, move, after] of TABLE) {
      const isOffered = openEmbargoMoves(embargo, by).includes(move.move)
      if (after) expect([embargo, by, isOffered]).toEqual([embargo, by, true])
      // Offered by its kind, refused for its day.
      else if (isOffered) expect(move.move).not.toBe('decline')
    }
  })
})

test('an embargo that ends early keeps what was agreed and asks for nothing', () => {
  expect(exitEmbargo(revise)).toEqual(exited)
  expect(exitEmbargo(NO_EMBARGO)).toEqual({ ...NO_EMBARGO, state: 'exited' })
})

const day = constantFrom('2027-02-01', '2027-03-01', '2027-04-01')
const anyMove = tuple(constantFrom<EmbargoMove['move']>('propose', 'accept', 'decline'), day).map(
  ([move, on]): EmbargoMove => (move === 'decline' ? { move } : { move, day: on }),
)

test('G-14 whatever the two sides do, only a day that both named is ever agreed', () => {
  assert(
    property(array(tuple(constantFrom<Actor>('vendor', 'reporter'), anyMove)), (steps) => {
      const named = { vendor: new Set<string>(), reporter: new Set<string>() }
      let embargo = NO_EMBARGO
      for (const [by, move] of steps) {
        const before = embargo.agreed
        embargo = moveEmbargo(embargo, by, move) ?? embargo
        if (move.move !== 'decline') named[by].add(move.day)

        const { agreed } = embargo
        if (agreed === null) expect(before).toBeNull()
        else expect([named.vendor.has(agreed), named.reporter.has(agreed)]).toEqual([true, true])
        if (agreed !== before) expect(move).toEqual({ move: 'accept', day: agreed })
      }
    }),
  )
})
