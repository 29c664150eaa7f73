import { expect, test } from 'vitest'
import type { AskedFieldId } from '@sealpost/protocol'
import { applyChange, type Circumstances, type Standing } from './apply-change.ts'

const NOW_MS = 1000
const NOW: Circumstances = {
  actor: 'vendor',
  nowMs: NOW_MS,
  timeZone: 'UTC',
  clocks: [],
  fields: new Set(['steps', 'x-version']),
}
const LATER: Circumstances = { ...NOW, nowMs: NOW_MS + 1 }
const received: Standing = {
  status: 'received',
  severity: null,
  declineReason: null,
  exploited: false,
  alreadyPublic: false,
  agreedDate: null,
  missing: [],
  closedAtMs: null,
}

test('a triaged report needs a severity, set now or before', () => {
  const acknowledged: Standing = { ...received, status: 'acknowledged' }

  expect(() => applyChange(acknowledged, { status: 'triaged' }, NOW)).toThrow(
    expect.objectContaining({ code: 'missing_severity' }),
  )
  expect(applyChange(acknowledged, { status: 'triaged', severity: 'high' }, NOW).status).toBe(
    'triaged',
  )
  const rated: Standing = { ...acknowledged, severity: 'low' }
  expect(applyChange(rated, { status: 'triaged' }, NOW).severity).toBe('low')
})

test('declining needs a reason', () => {
  expect(() => applyChange(received, { status: 'declined' }, NOW)).toThrow(
    expect.objectContaining({ code: 'missing_reason' }),
  )
})

test('asking for detail needs the fields that are missing', () => {
  expect(() => applyChange(received, { status: 'needs_detail' }, NOW)).toThrow(
    expect.objectContaining({ code: 'missing_fields' }),
  )
})

test('a reason comes only with declining, missing fields only with asking for detail', () => {
  expect(() => applyChange(received, { declineReason: 'spam' }, NOW)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      errors: [expect.objectContaining({ path: '/change/declineReason' })],
    }),
  )
  expect(() => applyChange(received, { status: 'acknowledged', missing: ['steps'] }, NOW)).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  )
})

test('an illegal move names the moves that are open', () => {
  expect(() => applyChange(received, { status: 'fixed' }, NOW)).toThrow(
    expect.objectContaining({
      code: 'illegal_move',
      detail: 'From received a vendor can move to: acknowledged, needs_detail, declined.',
    }),
  )
})

test('a move to where the report stands is no move', () => {
  const acknowledged: Standing = { ...received, status: 'acknowledged' }

  expect(() => applyChange(acknowledged, { status: 'acknowledged' }, NOW)).toThrow(
    expect.objectContaining({ code: 'illegal_move' }),
  )
})

test('a reporter moves where only a reporter may, and is told of the moves that are open', () => {
  const asReporter: Circumstances = { ...NOW, actor: 'reporter' }

  const withdrawn = applyChange(received, { status: 'withdrawn' }, asReporter)

  expect(withdrawn).toMatchObject({ status: 'withdrawn', closedAtMs: NOW_MS })
  expect(() => applyChange(received, { status: 'acknowledged' }, asReporter)).toThrow(
    expect.objectContaining({ detail: 'From received a reporter can move to: withdrawn.' }),
  )
})

test('a day that was agreed stays until another one is', () => {
  const agreed = applyChange(received, { agreedDate: '2026-05-01' }, NOW)
  const moved = applyChange(agreed, { status: 'acknowledged' }, NOW)

  expect([agreed, moved].map(({ agreedDate }) => agreedDate)).toEqual(['2026-05-01', '2026-05-01'])
  expect(applyChange(moved, { agreedDate: '2026-06-01' }, NOW).agreedDate).toBe('2026-06-01')
})

test('only the reporter withdraws', () => {
  expect(() => applyChange(received, { status: 'withdrawn' }, NOW)).toThrow(
    expect.objectContaining({ code: 'illegal_move' }),
  )
})

test('missing fields are cleared when the report leaves needs_detail, and only then', () => {
  const asking = applyChange(received, { status: 'needs_detail', missing: ['steps'] }, NOW)

  expect(applyChange(asking, { exploited: true }, NOW).missing).toEqual(['steps'])
  expect(applyChange(asking, { status: 'acknowledged' }, NOW).missing).toEqual([])
})

test('a declined report that is taken up again has no reason and is open', () => {
  const declined = applyChange(received, { status: 'declined', declineReason: 'spam' }, NOW)
  expect(declined).toMatchObject({ declineReason: 'spam', closedAtMs: NOW_MS })

  const again = applyChange(declined, { status: 'acknowledged' }, LATER)

  expect(again).toMatchObject({ declineReason: null, closedAtMs: null })
})

test('a change without a move leaves the status and when it was closed alone', () => {
  const declined = applyChange(received, { status: 'declined', declineReason: 'spam' }, NOW)

  expect(applyChange(declined, { severity: 'none' }, LATER)).toEqual({
    ...declined,
    severity: 'none',
  })
})

test('a reporter is asked only for what the form has words for', () => {
  const ask = (missing: AskedFieldId[]) =>
    applyChange(received, { status: 'needs_detail', missing }, NOW)

  expect(ask(['steps', 'x-version']).missing).toEqual(['steps', 'x-version'])
  expect(() => ask(['steps', 'environment', 'x-other'])).toThrow(
    expect.objectContaining({
      code: 'missing_fields',
      detail: 'The report\u2019s channel has the fields: steps, x-version.',
      errors: [
        expect.objectContaining({ path: '/change/missing/1' }),
        expect.objectContaining({ path: '/change/missing/2' }),
      ],
    }),
  )
})

test('nothing is disclosed before there is a fix, it is public anyway, the agreed day has come, or the window is over', () => {
  const triaged: Standing = { ...received, status: 'triaged', severity: 'high' }
  const window = (state: 'running' | 'late'): Circumstances => ({
    ...NOW,
    clocks: [{ promise: 'disclose', state, startedAt: DAY, dueAt: DAY, settledAt: null }],
  })
  const disclose = (standing: Standing, circumstances: Circumstances) =>
    applyChange(standing, { status: 'disclosed' }, circumstances).status

  const early: unknown = expect.objectContaining({ code: 'early_disclosure' })
  expect(() => disclose(triaged, NOW)).toThrow(early)
  expect(() => disclose(triaged, window('running'))).toThrow(early)
  expect(disclose(triaged, window('late'))).toBe('disclosed')
  expect(disclose({ ...triaged, status: 'fixed' }, NOW)).toBe('disclosed')
  expect(disclose({ ...triaged, alreadyPublic: true }, NOW)).toBe('disclosed')
  expect(disclose({ ...triaged, agreedDate: '1970-01-01' }, NOW)).toBe('disclosed')
  expect(() => disclose({ ...triaged, agreedDate: '1970-01-02' }, NOW)).toThrow(early)
  const both = { status: 'disclosed', alreadyPublic: true } as const
  expect(applyChange(triaged, both, NOW).status).toBe('disclosed')
  expect(() => applyChange(triaged, { ...both, alreadyPublic: false }, NOW)).toThrow(early)
})

const DAY = '2026-01-01T00:00:00.000Z'
