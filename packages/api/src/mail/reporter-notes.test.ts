import { expect, test } from 'vitest'
import { Case, Problem } from '@sealpost/protocol'
import { makeMailWorld, NOTIFY, REPORTER } from '../testing/make-mail-world.ts'
import { makeSubmission } from '../testing/make-submission.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { OPERATOR_TOKEN, SERVICE_URL, type TestReport } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'

type World = Awaited<ReturnType<typeof makeMailWorld>>

test('a reporter who asked for it is told the reference at once, and later that something is new', async () => {
  const { app, deliverFor, read, givenNoted } = await makeMailWorld()
  const report = await givenNoted()
  await deliverFor(0)
  await makeTalk(app, report).say('vendor')
  await app.givenChanges(report, { status: 'declined', declineReason: 'duplicate' })
  await makeTalk(app, report).say('reporter')

  await deliverFor(0)

  const mails = await read(REPORTER)
  expect(mails.map(({ headers }) => headers.get('subject'))).toEqual(
    Array(3).fill(`[${report.reference}]`),
  )
  const [first, second, third] = mails.map(({ text }) => text)
  expect(first).toContain(`Its reference is ${report.reference}.`)
  expect(second).toContain(`There is something new in your case ${report.reference}.`)
  expect(second).toContain(`${SERVICE_URL}/v/acme/case`)
  // Which of the vendor's entries it was, nobody can tell from it.
  expect(third).toBe(second)
})

test('G-32 a note says nothing of the report, and never holds what opens the case', async () => {
  const { app, deliverFor, server, givenNoted } = await makeMailWorld({
    policy: { name: 'Canary Works' },
  })
  const report = await givenNoted()
  await app.givenChanges(report, { status: 'declined', declineReason: 'spam' })

  await deliverFor(0)

  const notes = server.taken.filter(({ to }) => to.includes(REPORTER)).map(({ raw }) => String(raw))
  expect(notes).toHaveLength(2)
  for (const note of notes) {
    expect(note).not.toMatch(/canary|declined|spam|vulnerability/i)
    expect(note).not.toContain(report.token)
  }
})

test('notes are in the reporter\u2019s language', async () => {
  const { deliverFor, read, givenNoted } = await makeMailWorld()
  await givenNoted({ notify: { ...NOTIFY, language: 'de-AT' } })

  await deliverFor(0)

  const [mail] = await read(REPORTER)
  expect(mail?.text).toContain('Ihre Meldung ist angekommen.')
  expect(mail?.text).toContain('Daf\u00fcr brauchen Sie Ihre Quittung.')
})

test('one click in a mail program ends notes and forgets the address; looking at the link does not', async () => {
  const { app, deliverFor, read, givenNoted } = await makeMailWorld()
  const report = await givenNoted()
  await deliverFor(0)
  const [mail] = await read(REPORTER)
  const link = mail?.headers.get('list-unsubscribe')?.slice(1, -1) ?? ''
  expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(mail?.text.replaceAll('\r\n', '\n')).toContain(link)

  const shown = await app.request(link)
  expect(await shown.text()).toContain('<form method="post">')
  expect(await isNotified(app, report)).toBe(true)
  const ended = await click(app, link)

  expect(ended.status).toBe(200)
  expect(await isNotified(app, report)).toBe(false)
  await makeTalk(app, report).say('vendor')
  await deliverFor(0)
  expect(await read(REPORTER)).toHaveLength(1)
})

test('links that are not ours are answered like ours, before and after', async () => {
  const { app, deliverFor, read, givenNoted } = await makeMailWorld()
  await givenNoted()
  await deliverFor(0)
  const [mail] = await read(REPORTER)
  const link = mail?.headers.get('list-unsubscribe')?.slice(1, -1) ?? ''
  const foreign = link.replace(/notes\/[^?]*/, `notes/${'A'.repeat(64)}`)
  const nowhere = foreign.replace('/v/acme/', '/v/nobody/')

  const pages = [foreign, nowhere, link].map(async (each) => [
    await (await app.request(each)).text(),
    await (await click(app, each)).text(),
  ])

  const [one, two, three] = await Promise.all(pages)
  expect([two, three]).toEqual([one, one])
})

test('a reporter ends notes in the case, twice alike', async () => {
  const { app, deliverFor, read, givenNoted } = await makeMailWorld()
  const report = await givenNoted()
  expect(await isNotified(app, report)).toBe(true)
  const stop = () => app.call('stopNotes', asReporter(report))

  expect([(await stop()).status, (await stop()).status]).toEqual([204, 204])

  await deliverFor(0)
  expect(await read(REPORTER)).toEqual([])
  expect(await isNotified(app, report)).toBe(false)
})

test('a submission that is repeated after the address was forgotten does not bring it back', async () => {
  const { app, vendor, givenNoted } = await makeMailWorld()
  const report = await givenNoted()
  await app.call('stopNotes', asReporter(report))

  const { submission: body } = report
  const again = await app.call('submitReport', { params: { vendor: vendor.slug }, body })

  expect(again.status).toBe(201)
  expect(await isNotified(app, report)).toBe(false)
})

test('G-33 deleting a report erases the address with it', async () => {
  const { app, vendor, givenNoted } = await makeMailWorld()
  const { reportId } = await givenNoted()

  await app.call('deleteReport', { token: vendor.key, params: { reportId } })

  const rows = await app.deps.db.query.reports.findMany()
  expect(JSON.stringify(rows)).not.toContain(REPORTER)
})

test('G-33 no vendor and no log learns the address', async () => {
  const { app, server, vendor, deliverFor, givenNoted } = await makeMailWorld()
  await app.givenWebhook(vendor)
  server.refuse = (to) => (to === REPORTER ? { code: 550, text: `${to} is gone` } : null)
  const { reportId } = await givenNoted()
  await deliverFor(1)

  const token = vendor.key
  const answers = [
    await app.call('getReport', { token, params: { reportId } }),
    await app.call('listReports', { token }),
    await app.call('listEvents', { token }),
    await app.call('listMailDeliveries', { token }),
  ]

  const said = await Promise.all(answers.map((answer) => answer.text()))
  const received = server.taken.map(({ raw }) => String(raw))
  const seen = JSON.stringify([said, received, app.logged, app.endpoints])
  expect(seen).toContain(reportId)
  expect(seen).not.toContain(REPORTER)
  expect(seen).not.toContain('reporter.example')
})

test.for(['refuses', 'comes back'])(
  'an address that %s gets no further notes, and the vendor learns nothing',
  async (how) => {
    const { app, server, vendor, deliverFor, read, givenNoted } = await makeMailWorld()
    if (how === 'refuses')
      server.refuse = (to) => (to === REPORTER ? { code: 550, text: 'no' } : null)
    const report = await givenNoted()
    await deliverFor(0)
    if (how === 'comes back') await bounce({ app, read }, '5.1.1')
    server.refuse = () => null
    const before = server.taken.length

    await makeTalk(app, report).say('vendor')
    await deliverFor(3)

    expect(server.taken).toHaveLength(before)
    expect(await isNotified(app, report)).toBe(false)
    expect((await readFeed(app, vendor)).map(({ type }) => type)).not.toContain('mail.refused')
  },
)

test('a mail that came back for a time only ends no notes', async () => {
  const { app, deliverFor, read, givenNoted } = await makeMailWorld()
  const report = await givenNoted()
  await deliverFor(0)

  await bounce({ app, read }, '4.4.7')

  expect(await isNotified(app, report)).toBe(true)
})

test('an address is refused where no mail can be sent to it, or by name of whoever offers no notes', async () => {
  const { app, vendor } = await makeMailWorld()
  const bare = await app.givenVendor('bare')
  const refusalOf = async (to: typeof vendor, address: string) => {
    const { submission } = await makeSubmission(to.profileHash, { notify: { ...NOTIFY, address } })
    const call = { params: { vendor: to.slug }, body: submission }
    return Problem.parse(await (await app.call('submitReport', call)).json())
  }

  const unusable = await refusalOf(vendor, '"a,b"@reporter.example')
  const byPolicy = await refusalOf(bare, REPORTER)
  app.deps.mail = null
  const byService = await refusalOf(vendor, REPORTER)

  expect(unusable.code).toBe('invalid_request')
  expect([byPolicy.code, byService.code]).toEqual(['notes_not_offered', 'notes_not_offered'])
  expect(byPolicy.detail).toContain('The policy of the vendor does not offer notes')
  expect(byService.detail).toContain('This service sends no mail')
})

function asReporter({ vendor, token }: TestReport) {
  return { params: { vendor: vendor.slug }, token }
}

async function isNotified(app: World['app'], report: TestReport): Promise<boolean> {
  return Case.parse(await (await app.call('getCase', asReporter(report))).json()).notified
}

/** What a mail program sends (RFC 8058 §3.1). */
async function click(app: World['app'], link: string): Promise<Response> {
  return app.request(link, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
}

async function bounce({ app, read }: Pick<World, 'app' | 'read'>, status: string): Promise<void> {
  const [mail] = await read(REPORTER)
  const messageId = mail?.headers.get('message-id')?.slice(1, -1) ?? ''
  await app.call('reportBounce', { token: OPERATOR_TOKEN, body: { messageId, status } })
}
