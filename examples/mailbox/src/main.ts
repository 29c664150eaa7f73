// A report becomes mail. A researcher reports in a real browser; the service hands the sealed report to
// a mail server, which is down and refuses at times; what lies in the Maildir opens with plain gpg and
// tells nobody else anything. The researcher gets notes that hold nothing, until one click ends them.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  filesBelow,
  findCanaries,
  launchBrowser,
  readText,
  shownBy,
  startService,
  startVendorSite,
  watchForProblems,
} from '@sealpost/example-stage'
import { startMailServer } from './mail-server.ts'
import { ReporterMail } from './reporter-mail.ts'
import { openCase, report, write } from './researcher.ts'
import { CANARIES, EVIDENCE, TYPED, WORDS } from './story.ts'
import { Vendor } from './vendor.ts'
import { VendorMail } from './vendor-mail.ts'

const SECURITY = 'security@acme.example'
const REPORTER = 'quiet-heron@mail.example'
// What failed is due again after five seconds, and then a minute; the service looks each minute.
const RETRIED_MS = 150_000

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const mails = join(folder, 'mail')
const refused = new Set<string>()
const refuses = (address: string) => refused.has(address)
let mailServer = await startMailServer({ folder: mails, refuses })
const service = await startService(join(folder, 'data'), {
  SEALPOST_SMTP_URL: mailServer.url,
  SEALPOST_MAIL_FROM: 'reports@sealpost.example',
})
const site = await startVendorSite()
const browser = await launchBrowser()

try {
  const vendor = await Vendor.open(service, { site, folder: join(folder, 'vendor') })
  const vendorMail = await VendorMail.open(join(mails, SECURITY), vendor.privateKey)
  const page = await browser.newPage()
  const problems = watchForProblems(page)
  const file = join(folder, EVIDENCE.name)
  writeFileSync(file, EVIDENCE.bytes)

  const { receipt, reference } = await report(page, { site, file, notes: REPORTER })
  const sentAtMs = Date.now()
  const { sealed, text } = await vendorMail.receiveReport(reference)
  step(`${reference} is in the Maildir, and open, ${Date.now() - sentAtMs} ms after it was sent`)

  for (const typed of TYPED) assert.ok(text.includes(typed), `gpg prints: ${typed}`)
  const reportId = await vendor.findReport(reference)
  assert.ok(sealed.equals(await vendor.client.reports.sealed(reportId)))
  step('G-30: plain gpg prints every word, from the very bytes that the service stores')

  assert.ok((await vendorMail.receiveFile()).equals(EVIDENCE.bytes))
  step('gpg gives the file of the second mail back, byte by byte')

  const reporterMail = await ReporterMail.open(join(mails, REPORTER), reference)
  await reporterMail.hearsReference()
  await vendor.desk.update(reportId, { status: 'acknowledged' }, { note: WORDS.acknowledged })
  await reporterMail.hearsNews()
  const rated = { status: 'triaged', severity: 'high' } as const
  await vendor.desk.update(reportId, rated, { note: WORDS.triaged })
  await reporterMail.hearsNews()
  step('G-32: the reporter was told the reference, and after each answer that something is new')

  await reporterMail.unsubscribe()
  await vendor.desk.reply(reportId, { text: WORDS.unnoted })
  await openCase(page, { site, receipt, until: WORDS.unnoted })
  assert.ok(!(await readText(page, 'sealpost-case')).includes('Stop these mails'))
  await write(page, WORDS.message)
  await vendorMail.receiveMessage(WORDS.message)
  step('one click ended the notes; a message came as a reply to the mail of the report')

  await mailServer.stop()
  await write(page, WORDS.whileDown)
  await vendor.seesListed('waiting', /message\.received .* nothing listens there/)
  mailServer = await startMailServer({ folder: mails, refuses, port: mailServer.port })
  await vendorMail.receiveMessage(WORDS.whileDown, RETRIED_MS)
  step('G-31: what was written while the mail server was down came once it was up')

  refused.add(SECURITY)
  await write(page, WORDS.whileRefused)
  const eventId = await vendor.seesListed('refused', /message\.received .* answered 550/)
  await vendor.assertToldOfRefusal()
  refused.clear()
  await vendor.mailAgain(eventId)
  await vendorMail.receiveMessage(WORDS.whileRefused)
  step('a refusal stands in `sealpost mail deliveries`, and what was missed is mailed once more')

  await service.stop()
  await Promise.all([vendorMail.assertQuiet(), reporterMail.assertQuiet()])
  const mailed = filesBelow(mails)
  assert.equal(mailed.length, 8)
  const stored = filesBelow(join(folder, 'data'))
  const log = { name: 'the log', bytes: Buffer.from(service.log()) }
  const secrets = [...CANARIES, receipt, receipt.replaceAll(/[\s-]/g, '')]
  assert.deepEqual(findCanaries([...mailed, ...stored, log], secrets), [])
  step('no mail, no file of the service and no line of its log holds a word, a name or the receipt')

  const toVendor = mailed.filter(({ name }) => name.includes(SECURITY))
  assert.deepEqual(findCanaries([...toVendor, ...stored, log], [REPORTER]), [])
  step(
    'G-33: no mail to the vendor, no file of the service and no line of its log holds the address',
  )
  assert.deepEqual(problems, [])
} catch (error) {
  for (const page of await browser.pages()) console.error(await shownBy(page))
  throw error
} finally {
  await browser.close()
  site.close()
  await service.stop()
  await mailServer.stop()
  rmSync(folder, { recursive: true, force: true })
}

function step(text: string): void {
  console.log(`✓ ${text}`)
}
