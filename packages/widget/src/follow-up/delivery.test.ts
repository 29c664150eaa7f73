import { expect, test } from 'vitest'
import { ChannelId } from '@sealpost/protocol'
import type { Draft, PreparedReport } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeAccepted, makeSession } from '../testing/make-session.ts'
import { TroubleError } from '../trouble.ts'
import { Delivery } from './delivery.ts'

const draft: Draft = {
  channel: ChannelId.parse('vulnerability'),
  urgent: false,
  answers: { summary: 'One' },
  acceptedRules: [],
  language: 'en',
  text: 'One',
  files: [],
}
const NOTHING = { files: [], onPosting: () => {} }
const changed: Draft = { ...draft, answers: { summary: 'Two' }, text: 'Two' }

type Asked = { receipts: number; sealed: Draft[]; sent: PreparedReport[] }

/** A delivery, with everything that its session was asked. */
function makeDelivery(session: Partial<Session> = {}) {
  const asked: Asked = { receipts: 0, sealed: [], sent: [] }
  const base = makeSession(makePolicy(), session)
  const watched: Session = {
    ...base,
    createReceipt: () => {
      asked.receipts++
      return base.createReceipt()
    },
    prepare: (one, receipt, earlier) => {
      asked.sealed.push(one)
      return base.prepare(one, receipt, earlier)
    },
    send: (report, options) => {
      asked.sent.push(report)
      return base.send(report, options)
    },
  }
  return { delivery: new Delivery(watched, () => {}), asked, session: watched }
}

const failing = () => Promise.reject(new TroubleError('timed_out'))

test('the same draft is sealed once', async () => {
  const { delivery, asked } = makeDelivery()

  await delivery.seal(draft)
  await delivery.seal({ ...draft })

  expect(asked.sealed).toHaveLength(1)
  expect(delivery.stage).toEqual({ kind: 'sealed' })
})

test('a changed draft is sealed again under the same receipt, as long as nothing was sent', async () => {
  const { delivery, asked } = makeDelivery()

  await delivery.seal(draft)
  await delivery.seal(changed)

  expect(asked.sealed).toEqual([draft, changed])
  expect(asked.receipts).toBe(1)
})

test('of two drafts sealed at once, the later one counts', async () => {
  const { delivery, asked } = makeDelivery()

  await Promise.all([delivery.seal(draft), delivery.seal(changed)])
  await delivery.send(NOTHING)

  expect(asked.sealed.at(-1)).toEqual(changed)
  expect(asked.sent).toEqual([delivery.prepared])
})

test('a repeated try sends the very same bytes', async () => {
  const { delivery, asked } = makeDelivery({ send: failing })
  await delivery.seal(draft)

  await delivery.send(NOTHING)
  await delivery.send(NOTHING)

  expect(asked.sent).toHaveLength(2)
  expect(asked.sent[1]).toBe(asked.sent[0])
  expect(delivery.stage).toEqual({ kind: 'failed', during: 'sending', trouble: 'timed_out' })
})

test('after a try, a changed draft gets a receipt of its own', async () => {
  const { delivery, asked } = makeDelivery({ send: failing })
  await delivery.seal(draft)
  await delivery.send(NOTHING)

  await delivery.seal(changed)

  expect(asked.receipts).toBe(2)
})

test('under a newer profile the same draft is sealed again and keeps its receipt', async () => {
  const { delivery, asked, session } = makeDelivery({
    send: () => Promise.reject(new TroubleError('unusable_recipients')),
  })
  await delivery.seal(draft)
  await delivery.send(NOTHING)

  delivery.renew(session)
  await delivery.seal(draft)

  expect(asked.sealed).toHaveLength(2)
  expect(asked.receipts).toBe(1)
})

test('when sealing fails, there is nothing to send', async () => {
  const { delivery, asked } = makeDelivery({
    prepare: () => Promise.reject(new TroubleError('crypto_failed')),
  })

  await delivery.seal(draft)
  await delivery.send(NOTHING)

  expect(delivery.isUnsealable).toBe(true)
  expect(asked.sent).toEqual([])
})

test('a report is sent once, however often Send is pressed meanwhile', async () => {
  const { delivery, asked } = makeDelivery()
  await delivery.seal(draft)

  await Promise.all([delivery.send(NOTHING), delivery.send(NOTHING)])

  expect(asked.sent).toHaveLength(1)
  expect(delivery.stage.kind).toBe('accepted')
})

test('where the service sends no mail after all, the report goes without the address', async () => {
  const { delivery, asked } = makeDelivery({
    send: ({ submission }) =>
      submission.notify
        ? Promise.reject(new TroubleError('notes_not_offered'))
        : Promise.resolve(makeAccepted()),
  })
  await delivery.seal({ ...draft, notify: { address: 'ada@mail.example', language: 'en' } })

  await delivery.send(NOTHING)

  const [refused, sent] = asked.sent.map(({ submission }) => submission)
  expect(delivery.stage.kind).toBe('accepted')
  expect(delivery.areNotesRefused).toBe(true)
  expect(refused).toMatchObject({ ...sent, notify: { address: 'ada@mail.example' } })
  expect(asked.sent).toHaveLength(2)
})
