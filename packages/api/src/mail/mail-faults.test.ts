import { expect, test } from 'vitest'
import { MailDeliveryPage } from '@sealpost/protocol'
import { MAILBOX, makeMailWorld } from '../testing/make-mail-world.ts'
import type { TestApp, TestVendor } from '../testing/make-test-app.ts'
import { OPERATOR_TOKEN } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'

test('G-31 nothing is lost while the mail server is down for two days', async () => {
  const { app, server, vendor, deliverFor, read } = await makeMailWorld()
  await server.down()
  const reports = [await app.givenReport(vendor), await app.givenReport(vendor)]
  await deliverFor(48)
  expect(server.taken).toEqual([])

  await server.up()
  await deliverFor(40)

  const subjects = (await read(MAILBOX)).map(({ headers }) => headers.get('subject'))
  expect(subjects.toSorted()).toEqual(
    reports.map(({ reference }) => `[${reference}] vulnerability`).toSorted(),
  )
})

test('a server that greylists gets each mail once more, and none twice', async () => {
  const { app, server, vendor, deliverFor, read } = await makeMailWorld()
  server.refuse = (_to, count) => (count === 1 ? { code: 451, text: 'come again' } : null)
  await app.givenReport(vendor)

  await deliverFor(5)

  expect(await read(MAILBOX)).toHaveLength(1)
  const [delivery] = await listMails(app, vendor)
  expect(delivery).toMatchObject({ state: 'delivered', attempts: 2, status: 250 })
})

test('G-31 a mailbox that refuses is told of to the vendor once, and not by mail', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  server.refuse = () => ({ code: 550, text: `no such user ${MAILBOX}` })
  await app.givenReport(vendor)

  await deliverFor(3)
  server.refuse = () => null
  await deliverFor(3)

  expect(server.taken).toEqual([])
  const [delivery, ...others] = await listMails(app, vendor)
  expect(others).toEqual([])
  expect(delivery).toMatchObject({ state: 'refused', status: 550, channel: 'vulnerability' })
  const feed = await readFeed(app, vendor)
  expect(feed.map(({ type, subject }) => [type, subject])).toEqual([
    ['report.received', null],
    ['mail.refused', 'vulnerability'],
  ])
})

test('mail that is given up after all attempts is told of too', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld()
  await server.down()
  await app.givenReport(vendor)

  await deliverFor(110)

  expect(await listMails(app, vendor)).toMatchObject([{ state: 'given_up', fault: 'unreachable' }])
  expect((await readFeed(app, vendor)).map(({ type }) => type)).toContain('mail.refused')
})

test('a mailbox that no mail can be sent to is refused without asking any server', async () => {
  const { app, server, vendor, deliverFor } = await makeMailWorld({
    mailbox: '"a,b"@acme.example',
  })
  await app.givenReport(vendor)

  await deliverFor(1)

  expect(server.taken).toEqual([])
  expect(await listMails(app, vendor)).toMatchObject([{ state: 'refused', status: 553 }])
})

test('a mail that comes back is found by its id, and the vendor is told of it once', async () => {
  const { app, vendor, deliverFor, read } = await makeMailWorld()
  await app.givenReport(vendor)
  await deliverFor(0)
  const [mail] = await read(MAILBOX)
  const messageId = mail?.headers.get('message-id')?.slice(1, -1) ?? ''
  const tell = (status: string) =>
    app.call('reportBounce', { token: OPERATOR_TOKEN, body: { messageId, status } })

  const delivered = await tell('2.0.0')
  expect(await listMails(app, vendor)).toMatchObject([{ state: 'delivered' }])
  const answers = [delivered, await tell('5.1.1'), await tell('5.1.1')]

  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
  expect(await listMails(app, vendor)).toMatchObject([{ state: 'refused', status: 550 }])
  const types = (await readFeed(app, vendor)).map(({ type }) => type)
  expect(types.filter((type) => type === 'mail.refused')).toHaveLength(1)
})

test('mails are listed page by page, newest first, with nothing that went elsewhere', async () => {
  const { app, vendor, deliverFor, givenNoted } = await makeMailWorld()
  await app.givenWebhook(vendor)
  for (let made = 0; made < 5; made++) await givenNoted()
  await deliverFor(0)

  const seen: number[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '2', ...(cursor && { cursor }) }
    const answer = await app.call('listMailDeliveries', { token: vendor.key, query })
    const page = MailDeliveryPage.parse(await answer.json())
    seen.push(...page.items.map(({ eventId }) => eventId))
    cursor = page.nextCursor
  } while (cursor !== null)

  expect(seen).toEqual([5, 4, 3, 2, 1])
})

async function listMails(app: TestApp, vendor: TestVendor) {
  const answer = await app.call('listMailDeliveries', { token: vendor.key })
  return MailDeliveryPage.parse(await answer.json()).items
}
