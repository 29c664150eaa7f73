import { expect, test } from 'vitest'
import { encodeBase64, sha256 } from '@sealpost/protocol'
import { makeSentCase, type SentCase, TEXT } from '../testing/make-sent-case.ts'
import { makeVendorKey } from '../testing/make-vendor.ts'
import { openCase } from './open-case.ts'
import type { OpenedCase } from './sealing.ts'

const sent = await makeSentCase()
const acknowledged = { status: 'acknowledged' } as const
const triaged = { status: 'triaged', severity: 'high' } as const

function open(answer: unknown, { profile, receipt }: SentCase = sent): Promise<OpenedCase> {
  return openCase({ answer, profile, receipt })
}

async function marksOf(history: unknown): Promise<unknown[]> {
  const { history: entries } = await open(sent.answer({ history }))
  return entries.map((entry) => (entry.mark === 'unverifiable' ? entry.reason : entry.mark))
}

test('a receipt opens the report exactly as it was sealed', async () => {
  const { report, statusMark } = await open(sent.answer())

  expect(report).toMatchObject({ state: 'open', text: TEXT })
  expect(statusMark).toBe('stated')
})

test('G-03 a change that the vendor signed for this place is shown as the vendor\u2019s', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.event(triaged, { after: first })

  const { history, statusMark } = await open(
    sent.answer({ status: 'triaged', severity: 'high', history: [first, second] }),
  )

  const signer = sent.vendor.fingerprint
  expect(history).toMatchObject([
    { mark: 'signed', signer, note: 'Thank you.', change: acknowledged },
    { mark: 'signed', signer, note: 'Thank you.', change: triaged },
  ])
  expect(statusMark).toBe('signed')
})

test('G-03 a change without a signature is what the service states', async () => {
  const unsigned = { ...(await sent.event(acknowledged)), event: null }

  const { history, statusMark } = await open(
    sent.answer({ status: 'acknowledged', history: [unsigned] }),
  )

  expect(history).toMatchObject([{ mark: 'stated' }])
  expect(statusMark).toBe('stated')
})

test('a status that differs from the newest signed change is the service\u2019s word only', async () => {
  const history = [await sent.event(acknowledged)]

  const { statusMark } = await open(sent.answer({ status: 'declined', history }))

  expect(statusMark).toBe('stated')
})

test('G-03 a stated change that differs from the signed one beside it cannot be verified', async () => {
  const event = await sent.event(acknowledged)

  expect(await marksOf([{ ...event, change: { status: 'fixed' } }])).toEqual(['change'])
})

test('G-03 an event of another report cannot be verified', async () => {
  const other = await makeSentCase(sent.vendor)

  expect(await marksOf([await other.event(acknowledged)])).toEqual(['not_for_this_key'])
})

test('G-03 an event for another report, sealed to this reporter, cannot be verified', async () => {
  const other = await makeSentCase(sent.vendor)
  const changes = { reportId: other.report.reportId }

  expect(await marksOf([await sent.event(acknowledged, { changes })])).toEqual(['report_id'])
})

test('G-03 an event signed by a key that does not speak for the vendor cannot be verified', async () => {
  const signer = await makeVendorKey()

  expect(await marksOf([await sent.event(acknowledged, { signer })])).toEqual(['unknown_signer'])
})

test('G-03 a withheld event puts the next one in doubt, and only that', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.event(triaged, { after: first })
  const third = await sent.event({ status: 'fixed' }, { after: second })

  expect(await marksOf([second, third])).toEqual(['sequence', 'signed'])
})

test('G-03 events in another order cannot be verified', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.event(triaged, { after: first })

  expect(await marksOf([second, first])).toEqual(['sequence', 'sequence'])
})

test('G-03 a changed byte in an event cannot be verified', async () => {
  const entry = await sent.event(acknowledged)
  const bytes = Uint8Array.from(atob(entry.event?.sealed ?? ''), (byte) => byte.charCodeAt(0))
  bytes.set([(bytes.at(-50) ?? 0) ^ 1], bytes.length - 50)
  const sealed = btoa(String.fromCharCode(...bytes))

  const history = [{ ...entry, event: { ...entry.event, sealed } }]

  expect(await marksOf(history)).toEqual(['damaged'])
})

test('a report that the service put in this one\u2019s place is not shown', async () => {
  const other = await makeSentCase(sent.vendor)
  const { sealed } = other.report.submission
  const { ciphertextHash } = other.answer()
  const replaced = sent.answer({ sealed: encodeBase64(sealed), ciphertextHash })

  expect((await open(replaced)).report).toMatchObject({
    state: 'unverifiable',
    reason: 'not_for_this_key',
  })
})

test('a report that another key signed for this reporter is not shown as theirs', async () => {
  const forged = await sent.forgeReport(await makeVendorKey())
  const replaced = sent.answer({
    sealed: encodeBase64(forged),
    ciphertextHash: await sha256(forged),
  })

  expect((await open(replaced)).report).toMatchObject({
    state: 'unverifiable',
    reason: 'unknown_signer',
  })
})

test('a report whose bytes differ from the hash that was confirmed is not shown', async () => {
  const { report } = await open(sent.answer({ ciphertextHash: 'ab'.repeat(32) }))

  expect(report).toMatchObject({ state: 'unverifiable', reason: 'ciphertext_hash' })
})

test('a mark that the service changed is noticed in the sealed report', async () => {
  expect((await open(sent.answer({ urgent: true }))).report).toMatchObject({ reason: 'urgent' })
  expect((await open(sent.answer({ channel: 'incident' }))).report).toMatchObject({
    reason: 'channel',
  })
})

test('a deleted case still says so', async () => {
  const deletedAt = '2026-12-01T00:00:00.000Z'
  const deleted = sent.answer({ sealed: null, wrappedState: null, deletedAt })

  expect(await open(deleted)).toMatchObject({
    report: { state: 'deleted' },
    standing: { deletedAt },
  })
})

test('state wrapped under another receipt is refused', async () => {
  const other = await makeSentCase(sent.vendor)

  await expect(open(sent.answer(), other)).rejects.toMatchObject({
    code: 'wrapped_state_unreadable',
  })
})

test('a case of another vendor, and what is no case, are refused by name', async () => {
  await expect(open(sent.answer({ vendor: 'other' }))).rejects.toMatchObject({
    code: 'answer_untrue',
  })
  await expect(open({ vendor: 'acme' })).rejects.toMatchObject({ code: 'answer_malformed' })
})
