import { expect, test } from 'vitest'
import { LIMITS, type PolicyChannel } from '@sealpost/protocol'
import { makeFile } from '../testing/make-file.ts'
import { MAILBOX, makeMailWorld } from '../testing/make-mail-world.ts'
import { makeTalk } from '../testing/make-talk.ts'

const channel = {
  fields: { summary: { need: 'required' }, evidence: { need: 'optional' } },
} satisfies Partial<PolicyChannel>

test('files follow the report in a mail of their own, each as it is stored, under no name of its sender\u2019s', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld({ channel })
  const files = [makeFile({ contentBytes: 100_000 }), makeFile({ contentBytes: 57 * 7 })]
  await app.givenReport(vendor, {}, files)

  await deliverFor(0)

  const mails = await read(MAILBOX)
  const report = mails.find(({ parts }) => parts[0]?.type === 'multipart/encrypted')
  const mail = mails.find(({ parts }) => parts[0]?.type === 'multipart/mixed')
  expect(mails).toHaveLength(2)
  expect(mail?.headers.get('in-reply-to')).toBe(report?.headers.get('message-id'))
  expect(mail?.headers.get('subject')).toBe(report?.headers.get('subject'))
  expect(mail?.parts.slice(1).map(({ type, name }) => [type, name])).toEqual([
    ['text/plain', null],
    ['application/octet-stream', 'evidence-1.pgp'],
    ['application/octet-stream', 'evidence-2.pgp'],
  ])
  expect(mail?.parts.slice(2).map(({ bytes }) => bytes)).toEqual(files.map(({ bytes }) => bytes))
})

test('files that are too much for a mail are announced, with how many, how large and how to fetch them', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld({ channel })
  const files = [makeFile({ contentBytes: LIMITS.maxMailedFileBytes }), makeFile()]
  const { reportId } = await app.givenReport(vendor, {}, files)

  await deliverFor(0)

  const mail = (await read(MAILBOX)).find(({ parts }) => parts[0]?.type === 'text/plain')
  expect(mail?.text).toContain('2 files belong to it, 11 MiB in all')
  expect(mail?.text).toContain(`sealpost reports files ${reportId} --to evidence`)
})

test('files of a message come with the message', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld({ channel })
  const report = await app.givenReport(vendor)
  const file = makeFile()
  await app.givenUploaded(vendor, report.token, file)
  await makeTalk(app, report).say('reporter', { attachments: [file.stored] })

  await deliverFor(0)

  const mails = await read(MAILBOX)
  const mail = mails.find(({ parts }) => parts[0]?.type === 'multipart/mixed')
  expect(mails).toHaveLength(3)
  expect(mail?.parts[2]?.bytes).toEqual(file.bytes)
})

test('files of a report that was deleted meanwhile are not mailed', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld({ channel })
  await server.down()
  const { reportId } = await app.givenReport(vendor, {}, [makeFile()])
  await deliverFor(0)
  await app.call('deleteReport', { token: vendor.key, params: { reportId } })

  await server.up()
  await deliverFor(3)

  expect(server.taken).toEqual([])
})
