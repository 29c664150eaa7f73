// Walks through the form, the case and the public pages, and takes a picture of each at desktop and
// phone width, light and dark, into data/pictures; the few that the docs show also into docs/images.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'
import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'
import { withAuthor } from './palette-png.ts'
import { photographer } from './photographer.ts'
import { startDemo } from './start-demo.ts'

const images = fileURLToPath(new URL('../../../docs/images/', import.meta.url))
const pictures = fileURLToPath(new URL('../../../data/pictures/', import.meta.url))
const SHOWN_IN_DOCS = [
  'finding-desktop-light.png',
  'evidence-desktop-light.png',
  'case-date-window-desktop-light.png',
]
const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
mkdirSync(pictures, { recursive: true })
const demo = await startDemo({
  environment: { PORT: '0', SEALPOST_DATA: folder },
  // The log of a walk is nobody's concern.
  logTo: new PassThrough().resume(),
})
const browser = await puppeteer.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
})

try {
  const vendor = demo.vendors.find(({ slug }) => slug === 'acme')
  if (!vendor) throw new Error('The demo has no vendor named acme')
  const { serviceUrl } = demo.server.config
  const page = await browser.newPage()
  const { click, choose, fill, picture, see, text, write } = photographer(page, pictures)

  await page.goto(`${serviceUrl}/demo/acme`)
  await click('Vulnerability')
  await picture('channel')
  await click('Continue')
  for (const rule of await text('.card')) await click(rule)
  await picture('rules')
  await click('Continue')
  await fill('target', 'https://login.acme.example/session')
  await fill('versions', '2026.11.2')
  await picture('target')
  await click('Continue')
  await fill('summary', 'Anyone can sign in as any user by replaying an expired session token')
  await fill(
    'description',
    'The login endpoint accepts session tokens after they have expired, as long as the device id matches.\n\nThe device id is printed in the source of every public profile, so an attacker needs nothing but a link to one.',
  )
  await fill('steps', 'Open a public profile and copy data-device from its source')
  await click('Add a step')
  await page.keyboard.type('POST /session with that device id and any token from the public docs')
  await click('Add a step')
  await page.keyboard.type('Reload the start page: you are signed in as the owner')
  await picture('finding')
  await click('Continue')
  await fill('impact', 'Full access to any account, without its owner doing anything.')
  await click('High')
  await click('Only my own')
  await picture('impact')
  await click('Continue')
  const screenshot = join(folder, 'account-of-another.png')
  writeFileSync(screenshot, withAuthor(await page.screenshot(), 'Ada Example'))
  const capture = join(folder, 'capture.har')
  writeFileSync(capture, '{"log":{}}\n'.repeat(400_000))
  await choose(screenshot, capture)
  await see('Remove this detail')
  await picture('evidence')
  await click('Remove this detail')
  await see('The hidden details are removed')
  await click('Continue')
  await fill('name', 'Ada Example')
  await fill('contact', 'ada@research.example')
  await click('By my name')
  await picture('you')
  await click('Continue')
  await picture('review')
  await click('Continue')
  const [receipt = ''] = await text('.receipt-code')
  await click('I wrote it down')
  await picture('receipt')
  await click('Send the report')
  await see('Your report has arrived')
  await picture('sent')

  const client = new Sealpost({ apiKey: vendor.apiKey, baseUrl: serviceUrl })
  const key = await readSecretKey(readFileSync(vendor.privateKeyFile, 'utf8'))
  const desk = new Desk({ client, key, vendor: vendor.slug })
  const [report] = (await client.reports.list()).items
  if (!report) throw new Error('The report did not arrive')
  const { reportId } = report
  const note = 'Thank you, Ada. We could reproduce it within minutes and are on it.'
  await desk.update(reportId, { status: 'acknowledged' }, { note })

  await page.goto(`${serviceUrl}/demo/acme/case`)
  await page.waitForSelector('sealpost-case >>> input')
  await picture('case-receipt')
  await page.locator('sealpost-case >>> input').fill(receipt)
  await click('Open the case')
  await see('Acknowledged')
  await picture('case-begun')

  const question = 'Which build was it, and was a proxy in between?'
  await desk.update(
    reportId,
    { status: 'needs_detail', missing: ['environment'] },
    { note: question },
  )
  await click('Look for changes')
  await see('More detail needed')
  await picture('case-asked')
  await write('#field-environment', 'Build 5.2.1 on Debian 13, no proxy.')
  await click('Send the answer')
  await see('Answered what was asked')

  await desk.update(reportId, { status: 'triaged', severity: 'critical' })
  await desk.reply(reportId, { text: 'It is in every build since 5.0. A fix is being tested.' })
  await client.reports.update(reportId, { status: 'remediating' })
  await desk.proposeDate(reportId, inDays(60), { note: 'We need about two months.' })
  await click('Look for changes')
  await see('proposes')
  await picture('case-date')
  await picture('case-date-window', '.agreement')
  await click('Accept')
  await see('You both agreed')
  await picture('case')

  await desk.markFixed(reportId)
  await desk.credits.publish(reportId, { isNew: true })
  await page.goto(`${serviceUrl}/v/acme/credits`)
  await page.waitForSelector('sealpost-credits >>> ::-p-text(Ada Example)')
  await picture('credits')

  for (const slug of ['promon', 'patchmon', 'claromentis']) {
    await page.goto(`${serviceUrl}/v/${slug}`)
    await page.waitForSelector('sealpost-policy >>> h2')
    await page.waitForSelector('sealpost-report >>> h2')
    // Nothing below the window is loaded before it comes near.
    for (const credits of await page.$$('sealpost-credits')) {
      await credits.scrollIntoView()
      await page.waitForSelector('sealpost-credits >>> h2')
    }
    await picture(`page-${slug}`)
  }
  for (const name of SHOWN_IN_DOCS) copyFileSync(join(pictures, name), join(images, name))
} finally {
  await browser.close()
  await demo.server.close()
  rmSync(folder, { recursive: true, force: true })
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
