import { expect, test, vi } from 'vitest'
import { givenMail } from '../testing/given-mail.ts'

test('a report is mailed to the mailbox of its channel, and listed with the server\u2019s answer', async () => {
  const { client, reportId, taken, mails } = await givenMail()

  await vi.waitUntil(async () => (await mails())[0]?.state === 'delivered')

  expect(await client.service.get()).toMatchObject({ mail: true })
  expect(taken.map(({ to }) => to)).toEqual([['security@acme.example']])
  expect(await mails()).toMatchObject([
    { type: 'report.received', reportId, channel: 'vulnerability', attempts: 1, fault: null },
  ])
})

test('a mail is sent once more on request', async () => {
  const { client, taken, mails } = await givenMail()
  await vi.waitUntil(async () => (await mails())[0]?.state === 'delivered')
  const [mail] = await mails()

  await client.mail.replay(mail?.eventId ?? 0)
  await vi.waitUntil(() => taken.length === 2)

  await expect(client.mail.replay(4711)).rejects.toMatchObject({ code: 'unknown_delivery' })
})

test('a mail that the server refused is found by its state', async () => {
  const { client, mails } = await givenMail({ refuses: true })

  await vi.waitUntil(async () => (await mails())[0]?.state === 'refused')

  const refused = await client.mail.deliveries({ state: 'refused' })
  expect(refused.items).toMatchObject([{ channel: 'vulnerability', status: 550 }])
  expect((await client.mail.deliveries({ state: 'delivered' })).items).toEqual([])
})

test('a vendor decides what its mailboxes get', async () => {
  const { client } = await givenMail()
  const before = await client.mail.settings()

  const answered = await client.mail.setSettings({ sealed: false, notes: true })

  expect(before).toEqual({ sealed: true, notes: true })
  expect(answered).toEqual({ sealed: false, notes: true })
  expect(await client.mail.settings()).toEqual(answered)
})
