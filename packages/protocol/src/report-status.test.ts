import { expect, test } from 'vitest'
import {
  CLOSED_STATUSES,
  canMove,
  MOVES,
  nextStatuses,
  REPORT_STATUSES,
  type ReportStatus,
} from './index.ts'

test('withdrawing is the reporter\u2019s, from every status but the final ones and declined', () => {
  const withdrawable = REPORT_STATUSES.filter((from) => canMove(from, 'withdrawn', 'reporter'))

  expect(withdrawable).toEqual([
    'received',
    'acknowledged',
    'needs_detail',
    'triaged',
    'remediating',
    'fixed',
  ])
  expect(REPORT_STATUSES.some((from) => canMove(from, 'withdrawn', 'vendor'))).toBe(false)
})

test('a reporter\u2019s answer ends needs_detail; the reporter moves nothing else but to withdrawn', () => {
  const moves = REPORT_STATUSES.flatMap((from) =>
    nextStatuses(from, 'reporter').map((to) => `${from} → ${to}`),
  )

  expect(moves.filter((move) => !move.endsWith('withdrawn'))).toEqual([
    'needs_detail → acknowledged',
  ])
})

test('disclosed and withdrawn are final', () => {
  expect(MOVES.disclosed).toEqual({})
  expect(MOVES.withdrawn).toEqual({})
})

test('a declined report can be taken up again, and only that', () => {
  expect(nextStatuses('declined', 'vendor')).toEqual(['acknowledged'])
})

test('the vendor\u2019s moves are exactly those of the protocol', () => {
  const expected: Record<ReportStatus, ReportStatus[]> = {
    received: ['acknowledged', 'needs_detail', 'declined'],
    acknowledged: ['needs_detail', 'triaged', 'declined'],
    needs_detail: ['acknowledged', 'triaged', 'declined'],
    triaged: ['needs_detail', 'remediating', 'fixed', 'disclosed', 'declined'],
    remediating: ['needs_detail', 'fixed', 'disclosed', 'declined'],
    fixed: ['remediating', 'disclosed'],
    disclosed: [],
    declined: ['acknowledged'],
    withdrawn: [],
  }

  for (const from of REPORT_STATUSES) expect(nextStatuses(from, 'vendor')).toEqual(expected[from])
})

test('staying is not a move', () => {
  for (const status of REPORT_STATUSES) {
    expect(canMove(status, status, 'vendor') || canMove(status, status, 'reporter')).toBe(false)
  }
})

test('every status can be reached, and from each a closed one can be reached', () => {
  const reachableFrom = (start: ReportStatus) => {
    const seen = new Set([start])
    for (const from of seen) {
      for (const actor of ['vendor', 'reporter'] as const) {
        for (const to of nextStatuses(from, actor)) seen.add(to)
      }
    }
    return seen
  }

  expect(reachableFrom('received')).toEqual(new Set(REPORT_STATUSES))
  for (const status of REPORT_STATUSES) {
    expect(CLOSED_STATUSES.some((closed) => reachableFrom(status).has(closed))).toBe(true)
  }
})
