import { expect, test } from 'vitest'
import { encodeBase64, sha256 } from '@sealpost/protocol'
import { makeSentCase, type SentCase, TEXT } from '../testing/make-sent-case.ts'
import { makeVendorKey } from '../testing/make-vendor.ts'
import { openThread } from './open-thread.ts'
import { readCase } from './read-case.ts'
import type { OpenedThread } from './sealing.ts'

const sent = await makeSentCase()
const acknowledged = { status: 'acknowledged' } as const
const triaged = { status: 'triaged', severity: 'high' } as const

async function open(answer: unknown, { profile, receipt }: SentCase = sent): Promise<OpenedThread> {
  const read = await readCase([answer], { receipt, accessToken: '' }, profile.profile.vendor)
  return openThread(read, profile.signers)
}

async function marksOf(entries: unknown): Promise<unknown[]> {
  const { thread } = await open(sent.answer({ thread: entries }))
  return thread.map((entry) => (entry.mark === 'unverifiable' ? entry.reason : entry.mark))
}

test('a receipt opens the report exactly as it was sealed', async () => {
  const { report } = await open(sent.answer())

  expect(report).toMatchObject({ state: 'open', text: TEXT })
})

test('G-03 what the vendor signed for its place is shown as the vendor\u2019s', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.message('How did you find it?', { after: first })
  const third = await sent.event(triaged, { after: second })

  const { thread } = await open(sent.answer({ thread: [first, second, third] }))

  const from = sent.vendor.fingerprint
  expect(thread).toMatchObject([
    { mark: 'signed', item: { from, body: { note: 'Thank you.', change: acknowledged } } },
    { mark: 'signed', item: { from, body: { text: 'How did you find it?' } } },
    { mark: 'signed', item: { from, body: { note: 'Thank you.', change: triaged } } },
  ])
})

test('what the reporter added opens as theirs, and says where the next must stand', async () => {
  const entry = await sent.ownMessage('With curl.')

  const { thread, position } = await open(sent.answer({ thread: [entry] }))

  expect(thread).toMatchObject([{ mark: 'signed', item: { body: { text: 'With curl.' } } }])
  const previousHash = await sha256(Uint8Array.from(atob(entry.sealed?.sealed ?? ''), toByte))
  expect(position).toEqual({ sequence: 2, previousHash })
})

test('G-03 a reporter\u2019s entry that another key signed cannot be verified', async () => {
  const entry = await sent.message('I give up.')

  expect(await marksOf([{ ...entry, actor: 'reporter' }])).toEqual(['unknown_signer'])
})

test('G-03 a change without a signature is what the service states', async () => {
  expect(await marksOf([{ ...(await sent.event(acknowledged)), sealed: null }])).toEqual(['stated'])
})

test('G-03 a message that stands where an event is stated cannot be verified, and the other way round', async () => {
  const message = await sent.message('Fixed.')
  const event = await sent.event(acknowledged)

  expect(await marksOf([{ ...message, change: { status: 'fixed' } }])).toEqual(['kind'])
  expect(await marksOf([{ ...event, change: null }])).toEqual(['kind'])
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

  expect(await marksOf([second, third])).toEqual(['gap', 'signed'])
})

test('G-03 an entry that the service slips in is doubted, and nothing is said to be missing', async () => {
  const other = await makeSentCase(sent.vendor)
  const changes = { reportId: other.report.reportId }
  const first = await sent.event(acknowledged)
  const foreign = await sent.event(triaged, { after: first, changes })
  const forged = await sent.event(triaged, { after: first, signer: await makeVendorKey() })
  const second = await sent.event({ status: 'fixed' }, { after: first })

  expect(await marksOf([first, foreign, forged, second])).toEqual([
    'signed',
    'report_id',
    'unknown_signer',
    'signed',
  ])
})

test('G-03 events in another order cannot be verified', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.event(triaged, { after: first })

  expect(await marksOf([second, first])).toEqual(['gap', 'sequence'])
})

test('G-03 an entry that is repeated cannot be verified, and puts nothing else in doubt', async () => {
  const first = await sent.event(acknowledged)
  const second = await sent.message('How did you find it?', { after: first })
  const third = await sent.event(triaged, { after: second })

  const marks = await marksOf([first, second, first, third])

  expect(marks).toEqual(['signed', 'signed', 'sequence', 'signed'])
})

test('G-03 an entry whose predecessor was exchanged cannot be verified', async () => {
  const first = await sent.event(acknowledged)
  const other = await sent.message('Another one.')
  const second = await sent.event(triaged, { after: first })

  expect(await marksOf([other, second])).toEqual(['signed', 'gap'])
})

test('a file that an entry does not name, or misses, is noticed', async () => {
  const entry = await sent.message('See the file.')
  const attachments = [{ id: crypto.randomUUID(), size: 1000 }]

  expect(await marksOf([{ ...entry, attachments }])).toEqual(['attachments'])
})

test('G-03 a changed byte in an event cannot be verified', async () => {
  const entry = await sent.event(acknowledged)
  const bytes = Uint8Array.from(atob(entry.sealed?.sealed ?? ''), toByte)
  bytes.set([(bytes.at(-50) ?? 0) ^ 1], bytes.length - 50)
  const sealed = btoa(String.fromCharCode(...bytes))

  const changed = { ...entry, sealed: { ...entry.sealed, sealed } }

  expect(await marksOf([changed])).toEqual(['damaged'])
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

  expect(await open(deleted)).toMatchObject({ report: { state: 'deleted' } })
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

function toByte(character: string): number {
  return character.charCodeAt(0)
}
