import { expect, test } from 'vitest'
import { applyChange, type Standing } from './apply-change.ts'

const NOW_MS = 1000
const received: Standing = {
  status: 'received',
  severity: null,
  declineReason: null,
  exploited: false,
  missing: [],
  closedAtMs: null,
}

test('a triaged report needs a severity, set now or before', () => {
  const acknowledged: Standing = { ...received, status: 'acknowledged' }

  expect(() => applyChange(acknowledged, { status: 'triaged' }, NOW_MS)).toThrow(
    expect.objectContaining({ code: 'missing_severity' }),
  )
  expect(applyChange(acknowledged, { status: 'triaged', severity: 'high' }, NOW_MS).status).toBe(
    'triaged',
  )
  const rated: Standing = { ...acknowledged, severity: 'low' }
  expect(applyChange(rated, { status: 'triaged' }, NOW_MS).severity).toBe('low')
})

test('declining needs a reason', () => {
  expect(() => applyChange(received, { status: 'declined' }, NOW_MS)).toThrow(
    expect.objectContaining({ code: 'missing_reason' }),
  )
})

test('asking for detail needs the fields that are missing', () => {
  expect(() => applyChange(received, { status: 'needs_detail' }, NOW_MS)).toThrow(
    expect.objectContaining({ code: 'missing_fields' }),
  )
})

test('a reason comes only with declining, missing fields only with asking for detail', () => {
  expect(() => applyChange(received, { declineReason: 'spam' }, NOW_MS)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      errors: [expect.objectContaining({ path: '/change/declineReason' })],
    }),
  )
  expect(() =>
    applyChange(received, { status: 'acknowledged', missing: ['steps'] }, NOW_MS),
  ).toThrow(expect.objectContaining({ code: 'invalid_request' }))
})

test('an illegal move names the moves that are open', () => {
  expect(() => applyChange(received, { status: 'fixed' }, NOW_MS)).toThrow(
    expect.objectContaining({
      code: 'illegal_move',
      detail: 'From received a vendor can move to: acknowledged, needs_detail, declined.',
    }),
  )
})

test('a move to where the report stands is no move', () => {
  const acknowledged: Standing = { ...received, status: 'acknowledged' }

  expect(() => applyChange(acknowledged, { status: 'acknowledged' }, NOW_MS)).toThrow(
    expect.objectContaining({ code: 'illegal_move' }),
  )
})

test('only the reporter withdraws', () => {
  expect(() => applyChange(received, { status: 'withdrawn' }, NOW_MS)).toThrow(
    expect.objectContaining({ code: 'illegal_move' }),
  )
})

test('missing fields are cleared when the report leaves needs_detail, and only then', () => {
  const asking = applyChange(received, { status: 'needs_detail', missing: ['steps'] }, NOW_MS)

  expect(applyChange(asking, { exploited: true }, NOW_MS).missing).toEqual(['steps'])
  expect(applyChange(asking, { status: 'acknowledged' }, NOW_MS).missing).toEqual([])
})

test('a declined report that is taken up again has no reason and is open', () => {
  const declined = applyChange(received, { status: 'declined', declineReason: 'spam' }, NOW_MS)
  expect(declined).toMatchObject({ declineReason: 'spam', closedAtMs: NOW_MS })

  const again = applyChange(declined, { status: 'acknowledged' }, NOW_MS + 1)

  expect(again).toMatchObject({ declineReason: null, closedAtMs: null })
})

test('a change without a move leaves the status and when it was closed alone', () => {
  const declined = applyChange(received, { status: 'declined', declineReason: 'spam' }, NOW_MS)

  expect(applyChange(declined, { severity: 'none' }, NOW_MS + 1)).toEqual({
    ...declined,
    severity: 'none',
  })
})
