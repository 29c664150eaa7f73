// A researcher types a report into a page of the vendor's, in a real browser, by keyboard alone. The
// vendor opens it with the SDK and with plain gpg; its answer appears in the researcher's case; and
// nothing that was typed is found anywhere else.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  decryptWithGpg,
  filesBelow,
  findCanaries,
  launchBrowser,
  makeVendor,
  recordTraffic,
  shownBy,
  startService,
  startVendorSite,
  watchForProblems,
} from '@sealpost/example-stage'
import { deriveReceiptKeys, parseReceipt, VendorSlug } from '@sealpost/protocol'
import { Sealpost } from '@sealpost/sdk'
import { Desk, isDoubtful, readSecretKey } from '@sealpost/sdk/open'
import { acknowledgeNew } from './acknowledge-new.ts'
import { readCase, reportByKeyboard } from './researcher.ts'
import { CANARIES, STORY } from './story.ts'

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const service = await startService(join(folder, 'data'))
const site = await startVendorSite()
const browser = await launchBrowser()

try {
  const vendor = await makeVendor(service, {
    vendor: 'acme',
    policy: fileURLToPath(new URL('../../policies/acme.json', import.meta.url)),
    origin: site.origin,
    folder: join(folder, 'vendor'),
  })
  site.show({ html: vendor.html, serviceUrl: service.url })

  const page = await browser.newPage()
  const problems = watchForProblems(page)
  const traffic = await recordTraffic(page)
  await page.goto(`${site.origin}/`)
  const { receipt, reference } = await reportByKeyboard(page)
  step(`sent by keyboard from ${site.origin} to ${service.url}: ${reference}`)

  const client = new Sealpost({ apiKey: vendor.apiKey, baseUrl: service.url })
  const desk = new Desk({
    client,
    key: await readSecretKey(vendor.privateKey),
    vendor: vendor.vendor,
  })
  const { items } = await client.reports.list({ status: 'received' })
  assert.equal(items.length, 1)
  const [summary] = items
  assert.ok(summary)
  assert.equal(summary.reference, reference)

  const opened = await desk.open(summary.reportId)
  assert.equal(isDoubtful(opened.findings), false)
  assert.deepEqual(pick(opened.report.answers), STORY)
  step('opened by the SDK: every answer is as it was typed, and nothing is doubtful')

  const sealed = await client.reports.sealed(summary.reportId)
  const plain = decryptWithGpg(sealed, vendor.privateKey).toString('utf8')
  assert.ok(plain.includes(opened.json), 'gpg gives the same JSON as the SDK')
  assert.ok(
    plain.replaceAll('\r\n', '\n').includes(opened.text),
    'gpg gives the same text as the SDK',
  )
  assert.ok(plain.replaceAll('\r\n', '\n').includes(STORY.description), 'gpg gives what was typed')
  step('opened by plain gpg: the same bytes')

  await acknowledgeNew({ ...vendor, baseUrl: service.url })
  await client.reports.update(summary.reportId, { status: 'triaged', severity: 'high' })
  await page.goto(`${site.origin}/case`)
  const shown = await readCase(page, receipt, 'Triaged')
  for (const words of [
    'Thank you. We are on it.',
    'Sealed and signed by Acme Rockets',
    'As stated by the service',
    STORY.impact,
  ]) {
    assert.ok(shown.includes(words), `the case shows: ${words}`)
  }
  step('seen in the case: one change signed by the vendor, one merely stated by the service')

  await service.stop()
  const keys = await deriveReceiptKeys(
    await parseReceipt(receipt, VendorSlug.parse(vendor.vendor)),
    VendorSlug.parse(vendor.vendor),
  )
  const stored = filesBelow(join(folder, 'data'))
  const sent = traffic.map((request) => ({
    name: request.url,
    bytes: Buffer.from(Object.values(request).join('\n')),
  }))
  const log = { name: 'the log', bytes: Buffer.from(service.log()) }
  assert.ok(stored.some(({ name }) => name.endsWith('sealpost.db')))
  assert.ok(traffic.some(({ url, body }) => url.endsWith('/reports') && body.length > 16_384))
  assert.deepEqual(findCanaries([...stored, ...sent, log], CANARIES), [])
  const compact = receipt.replaceAll(/[\s-]/g, '')
  assert.deepEqual(findCanaries([...stored, ...sent, log], [receipt, compact]), [])
  assert.deepEqual(findCanaries([...stored, log], [keys.accessToken]), [])
  step('G-01, G-06, G-07: neither text, receipt nor token is in a file, the log or a request')

  assert.deepEqual(problems, [])
  step('the page broke no content security policy and threw nothing')
} catch (error) {
  for (const page of await browser.pages()) console.error(await shownBy(page))
  throw error
} finally {
  await browser.close()
  site.close()
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}

function step(text: string): void {
  console.log(`✓ ${text}`)
}

/** The answers that the story knows; the form adds the choices it asks for. */
function pick(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(STORY).map((field) => [field, answers[field]]))
}
