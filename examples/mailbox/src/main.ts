// A report becomes mail. A researcher reports in a real browser; the service hands the sealed report to
// a mail server, which is down and refuses at times; what lies in the Maildir opens with plain gpg and
// tells nobody else anything. The researcher gets notes that hold nothing, until one click ends them.
import assert from 'node:assert/strict'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesBelow, findCanaries, placeOf, Stage, step, writingsOf } from '@sealpost/example-stage'
import { startMailServer } from './mail-server.ts'
import { ReporterMail } from './reporter-mail.ts'
import { CANARIES, EVIDENCE, REPORT, TYPED, WORDS } from './story.ts'
import { VendorMail } from './vendor-mail.ts'
import { VendorOffice } from './vendor-office.ts'

const SECURITY = 'security@acme.example'
const REPORTER = 'quiet-heron@mail.example'
// What failed is due again after five seconds, and then a minute.
const RETRIED_MS = 150_000

using temporary = mkdtempDisposableSync(join(tmpdir(), 'sealpost-mail-'))
const { path: mails } = temporary
const refused = new Set<string>()
const refuses = (address: string) => refused.has(address)
await using mailServer = await startMailServer({ folder: mails, refuses })
await using stage = await Stage.set({
  SEALPOST_SMTP_URL: mailServer.url,
  SEALPOST_MAIL_FROM: 'reports@sealpost.example',
})
const { service } = stage
const vendor = await stage.openVendor('acme')
const { client, desk } = vendor
const office = new VendorOffice(vendor)
const vendorMail = await VendorMail.open(join(mails, SECURITY), vendor.privateKey)

const file = join(stage.folder, EVIDENCE.name)
writeFileSync(file, EVIDENCE.bytes)
const researcher = await stage.invite(vendor)
const form = await researcher.describe(REPORT)
await form.choose(file)
await form.continueTo('About you')
await form.fill({ Name: REPORT.name, Contact: REPORT.contact })
await form.says('Not sealed: the service can see this address.')
await form.fill({ 'Address for these mails': REPORTER })
await form.continueTo('Review')
const { receipt, reference } = await form.send()
const sentAtMs = Date.now()
const { sealed, text } = await vendorMail.receiveReport(reference)
step(`${reference} is in the Maildir, and open, ${Date.now() - sentAtMs} ms after it was sent`)

for (const typed of TYPED) assert.ok(text.includes(typed), `gpg prints: ${typed}`)
const reportId = await office.findReport(reference)
assert.ok(sealed.equals(await client.reports.sealed(reportId)))
step('G-30: plain gpg prints every word, from the very bytes that the service stores')

assert.ok((await vendorMail.receiveFile()).equals(EVIDENCE.bytes))
step('gpg gives the file of the second mail back, byte by byte')

const reporterMail = await ReporterMail.open(join(mails, REPORTER), reference)
await reporterMail.hearsReference()
await desk.update(reportId, { status: 'acknowledged' }, { note: WORDS.acknowledged })
await reporterMail.hearsNews()
const rated = { status: 'triaged', severity: 'high' } as const
await desk.update(reportId, rated, { note: WORDS.triaged })
await reporterMail.hearsNews()
step('G-32: the reporter was told the reference, and after each answer that something is new')

await reporterMail.unsubscribe()
await desk.reply(reportId, { text: WORDS.unnoted })
const shown = await researcher.openCase(receipt, WORDS.unnoted)
await shown.saysNot('Stop these mails')
await shown.write(WORDS.message)
await vendorMail.receiveMessage(WORDS.message)
step('one click ended the notes; a message came as a reply to the mail of the report')

await mailServer.stop()
await shown.write(WORDS.whileDown)
await office.seesListed('waiting', /message\.received .* nothing listens there/)
await using revived = await startMailServer({ folder: mails, refuses, port: mailServer.port })
assert.equal(revived.url, mailServer.url)
await vendorMail.receiveMessage(WORDS.whileDown, RETRIED_MS)
step('G-31: what was written while the mail server was down came once it was up')

refused.add(SECURITY)
await shown.write(WORDS.whileRefused)
const eventId = await office.seesListed('refused', /message\.received .* answered 550/)
await office.assertToldOfRefusal()
refused.clear()
await office.mailAgain(eventId)
await vendorMail.receiveMessage(WORDS.whileRefused)
step('a refusal stands in `sealpost mail deliveries`, and what was missed is mailed once more')

await service.stop()
await Promise.all([vendorMail.assertQuiet(), reporterMail.assertQuiet()])
const mailed = filesBelow(mails)
assert.equal(mailed.length, 8)
const kept = [...filesBelow(stage.dataFolder), placeOf('the log', service.log())]
assert.deepEqual(findCanaries([...mailed, ...kept], [...CANARIES, ...writingsOf(receipt)]), [])
step('no mail, no file of the service and no line of its log holds a word, a name or the receipt')

const toVendor = mailed.filter(({ name }) => name.includes(SECURITY))
assert.deepEqual(findCanaries([...toVendor, ...kept], [REPORTER]), [])
step('G-33: no mail to the vendor, no file of the service and no line of its log holds the address')
assert.deepEqual(researcher.problems, [])
