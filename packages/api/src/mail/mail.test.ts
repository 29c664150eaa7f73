import { expect, test } from 'vitest'
import { decodeBase64 } from '@sealpost/protocol'
import { MAILBOX, makeMailWorld } from '../testing/make-mail-world.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { runProgram } from '../testing/run-program.ts'

test('G-30 a report arrives at its channel\u2019s mailbox as it is stored, byte for byte', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld()
  const report = await app.givenReport(vendor)

  await deliverFor(0)

  const [mail, ...others] = await read(MAILBOX)
  expect(others).toEqual([])
  expect(mail?.headers.get('subject')).toBe(`[${report.reference}] vulnerability`)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(await dearmor(mail?.parts[2]?.bytes)).toEqual(decodeSealed(report.submission))
})

test('what a reporter adds follows the report in one thread, what the vendor does is not mailed to it', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld()
  const report = await app.givenReport(vendor)
  const talk = makeTalk(app, report)
  const message = await talk.compose('reporter')
  await talk.send(message)
  await talk.say('vendor')
  await app.givenChanges(report, { status: 'acknowledged' })
  await talk.say('reporter', { change: { status: 'withdrawn' } })

  await deliverFor(0)

  const [first, ...others] = await read(MAILBOX)
  expect(others).toHaveLength(2)
  const id = first?.headers.get('message-id') ?? ''
  expect(id).toMatch(/^<[0-9a-f]{32}@mail\.example>$/)
  expect(first?.headers.has('in-reply-to')).toBe(false)
  for (const { headers } of others) {
    expect([headers.get('in-reply-to'), headers.get('references')]).toEqual([id, id])
    expect(headers.get('subject')).toBe(`[${report.reference}] vulnerability`)
  }
  expect(new Set([first, ...others].map((mail) => mail?.headers.get('message-id'))).size).toBe(3)
  expect(await dearmor(others[0]?.parts[2]?.bytes)).toEqual(decodeSealed(message.entry))
})

test('a mail that has to be sent again is the same mail, byte for byte', async () => {
  const { app, server, vendor, deliverFor, read } = await makeMailWorld()
  await app.givenReport(vendor)
  await deliverFor(0)

  const answer = await app.call('replayMail', { token: vendor.key, params: { eventId: '1' } })
  await deliverFor(0)

  expect(answer.status).toBe(204)
  expect(await read(MAILBOX)).toHaveLength(2)
  expect(server.taken[1]?.raw).toEqual(server.taken[0]?.raw)
})

test('nothing is mailed for a vendor that wants none, has no mailbox, or deleted the report', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  const bare = await app.givenVendor('bare')
  const silent = await app.givenVendor('silent', { mailbox: 'security@silent.example' })
  const settings = { token: silent.key, body: { sealed: false, notes: false } }
  await app.call('putMailSettings', settings)
  const deleted = await app.givenReport(vendor)
  for (const each of [bare, silent]) await app.givenReport(each)
  const { reportId } = deleted
  await app.call('deleteReport', { token: vendor.key, params: { reportId } })

  await deliverFor(1)

  expect(server.taken).toEqual([])
})

test('what waited while the vendor switched mail off is not sent any more', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  await server.down()
  await app.givenReport(vendor)
  await deliverFor(0)
  await server.up()

  await app.call('putMailSettings', { token: vendor.key, body: { sealed: false, notes: true } })
  await deliverFor(3)

  expect(server.taken).toEqual([])
})

test('a service that sends no mail does all else', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  app.deps.mail = null
  await app.givenReport(vendor)

  await deliverFor(1)

  expect(server.taken).toEqual([])
  expect(await (await app.call('getService')).json()).toMatchObject({ mail: false })
})

async function dearmor(armored = new Uint8Array()): Promise<Buffer> {
  return (await runProgram(['gpg', '--dearmor'], { input: armored })).stdout
}

function decodeSealed({ sealed }: { sealed: string }): Buffer {
  return Buffer.from(decodeBase64(sealed))
}
