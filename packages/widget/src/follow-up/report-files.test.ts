import { expect, test } from 'vitest'
import { AttachmentId, ChannelId, Sha256 } from '@sealpost/protocol'
import type { Draft, PreparedReport } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { TroubleError } from '../trouble.ts'
import type { UploadFile } from '../uploads/uploads.ts'
import { Delivery } from './delivery.ts'

const file: UploadFile = {
  id: AttachmentId.parse(crypto.randomUUID()),
  name: 'access.log',
  type: '',
  size: 3,
  file: new Blob(['abc']),
}
const draft: Draft = {
  channel: ChannelId.parse('vulnerability'),
  urgent: false,
  answers: { summary: 'One', evidence: [file.id] },
  acceptedRules: [],
  language: 'en',
  text: 'One',
  files: [file],
}
const SENDING = { files: [file], onPosting: () => {} }
const stored = { id: AttachmentId.parse(crypto.randomUUID()), size: 300 }
const attached = {
  ...stored,
  name: file.name,
  type: '',
  size: 3,
  parts: [Sha256.parse('a'.repeat(64))],
}
const uploaded = { attached: [attached], stored: [stored] }

/** A delivery, and in which order its session was asked for what. */
function makeDelivery(changes: Partial<Session> = {}) {
  const asked: string[] = []
  const sent: PreparedReport[] = []
  const base = makeSession(makePolicy(), changes)
  const session: Session = {
    ...base,
    createReceipt: () => noted('receipt', base.createReceipt()),
    openUpload: (...all) => noted('open', base.openUpload(...all)),
    uploadFiles: (files, target, options) => {
      asked.push(`upload ${files.length} beside ${options.arrived.size}`)
      return changes.uploadFiles?.(files, target, options) ?? arrive(options.arrived)
    },
    attachFiles: (report, files) => {
      asked.push('attach')
      const { attachments, ...submission } = report.submission
      expect(attachments).toEqual([])
      const joined = { ...submission, attachments: files.stored }
      return Promise.resolve({ ...report, submission: joined })
    },
    send: (report, options) => {
      sent.push(report)
      return noted('send', base.send(report, options))
    },
  }
  const noted = <T>(name: string, answer: Promise<T>) => {
    asked.push(name)
    return answer
  }
  const arrive = (arrived: Map<string, unknown>) => {
    arrived.set(file.id, {})
    return Promise.resolve(uploaded)
  }
  return { delivery: new Delivery(session, () => {}), asked, sent, session }
}

test('the report goes out last, with what its files became', async () => {
  const { delivery, asked, sent } = makeDelivery()
  await delivery.seal(draft)

  await delivery.send(SENDING)

  expect(asked).toEqual(['receipt', 'open', 'upload 1 beside 0', 'attach', 'send'])
  expect(sent[0]?.submission.attachments).toEqual([stored])
})

test('while the service opens no place for files, that is said', async () => {
  const { delivery } = makeDelivery({
    openUpload: (_, { onWait }) => {
      onWait?.({ trouble: 'timed_out', attempt: 1, delayMs: 1000 })
      return new Promise(() => {})
    },
  })
  await delivery.seal(draft)

  void delivery.send(SENDING)

  await expect
    .poll(() => delivery.stage)
    .toMatchObject({ kind: 'uploading', progress: { waiting: 'unreachable' } })
})

test('a draft without files opens no upload', async () => {
  const { delivery, asked } = makeDelivery()
  await delivery.seal({ ...draft, files: [] })

  await delivery.send(SENDING)

  expect(asked).toEqual(['receipt', 'send'])
})

test('after a failure of the report, the same bytes go out again and no file does', async () => {
  const answers: Session['send'][] = [() => Promise.reject(new TroubleError('unreachable'))]
  const { send } = makeSession(makePolicy())
  const { delivery, asked, sent } = makeDelivery({
    send: (...all) => (answers.shift() ?? send)(...all),
  })
  await delivery.seal(draft)

  await delivery.send(SENDING)
  await delivery.send(SENDING)

  expect(asked.slice(4)).toEqual(['send', 'send'])
  expect(sent[1]).toBe(sent[0])
})

test('when the files stop, nothing is posted, and a changed draft keeps receipt and report', async () => {
  const { delivery, asked, sent } = makeDelivery({
    uploadFiles: () => Promise.reject(new TroubleError('file_changed')),
  })
  await delivery.seal(draft)
  const first = delivery.prepared?.reportId
  await delivery.send(SENDING)
  expect(delivery.stage).toEqual({ kind: 'failed', during: 'sending', trouble: 'file_changed' })

  await delivery.seal({ ...draft, text: 'Two' })

  expect(sent).toEqual([])
  expect(asked.filter((one) => one === 'receipt')).toHaveLength(1)
  expect(delivery.prepared?.reportId).toBe(first)
})

test('files that were announced for one channel never become another channel\u2019s: that takes a new receipt', async () => {
  const { delivery, asked } = makeDelivery({
    uploadFiles: () => Promise.reject(new TroubleError('unreachable')),
  })
  await delivery.seal(draft)
  await delivery.send(SENDING)

  await delivery.seal({ ...draft, channel: ChannelId.parse('incident') })

  expect(asked.filter((one) => one === 'receipt')).toHaveLength(2)
})

test('when the service has lost files, all of them are sent again', async () => {
  const answers: Session['send'][] = [() => Promise.reject(new TroubleError('incomplete_upload'))]
  const { send } = makeSession(makePolicy())
  const { delivery, asked } = makeDelivery({ send: (...all) => (answers.shift() ?? send)(...all) })
  await delivery.seal(draft)

  await delivery.send(SENDING)
  await delivery.send(SENDING)

  expect(asked.filter((one) => one === 'upload 1 beside 0')).toHaveLength(2)
})

test('calling the upload off leads back to the sealed report', async () => {
  const { delivery, sent } = makeDelivery({
    uploadFiles: (_, __, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.throwIfAborted()
        signal.addEventListener('abort', () => reject(new Error('Called off.')))
      }),
  })
  await delivery.seal(draft)
  const sending = delivery.send(SENDING)
  while (delivery.stage.kind !== 'uploading') await Promise.resolve()

  delivery.cancel()
  await sending

  expect(delivery.stage).toEqual({ kind: 'sealed' })
  expect(sent).toEqual([])
})
