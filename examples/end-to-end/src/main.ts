// A researcher types a report into a page of the vendor's, in a real browser, by keyboard alone. The
// vendor opens it with the SDK and with plain gpg; its answer appears in the researcher's case; and
// nothing that was typed is found anywhere else.
import assert from 'node:assert/strict'
import {
  decryptWithGpg,
  filesBelow,
  findCanaries,
  placeOf,
  recordTraffic,
  Stage,
  step,
  writingsOf,
} from '@sealpost/example-stage'
import { deriveReceiptKeys, parseReceipt, VendorSlug } from '@sealpost/protocol'
import { isDoubtful } from '@sealpost/sdk/open'
import { acknowledgeNew } from './acknowledge-new.ts'
import { CANARIES, STORY } from './story.ts'

await using stage = await Stage.set()
const { service } = stage
const vendor = await stage.openVendor('acme')
const { client, desk, privateKey } = vendor

const researcher = await stage.invite(vendor)
const traffic = await recordTraffic(researcher.page)
const form = await researcher.describe(STORY)
// Nothing but words shows it.
await form.continueTo('About you')
await form.fill({ Name: STORY.name, Contact: STORY.contact })
await form.continueTo('Review')
await form.waitFor('kanarie-wirkung')
const { receipt, reference } = await form.send()
step(`sent by keyboard from ${vendor.origin} to ${service.url}: ${reference}`)

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
const plain = (await decryptWithGpg(sealed, privateKey)).toString('utf8')
assert.ok(plain.includes(opened.json), 'gpg gives the same JSON as the SDK')
assert.ok(
  plain.replaceAll('\r\n', '\n').includes(opened.text),
  'gpg gives the same text as the SDK',
)
assert.ok(plain.replaceAll('\r\n', '\n').includes(STORY.description), 'gpg gives what was typed')
step('opened by plain gpg: the same bytes')

await acknowledgeNew({ ...vendor, vendor: vendor.name, baseUrl: service.url })
await client.reports.update(summary.reportId, { status: 'triaged', severity: 'high' })
const shown = await researcher.openCase(receipt, 'Triaged')
await shown.says(
  'Thank you. We are on it.',
  'Sealed and signed by Acme Rockets',
  'As stated by the service',
  STORY.impact,
)
step('seen in the case: one change signed by the vendor, one merely stated by the service')

await service.stop()
const slug = VendorSlug.parse(vendor.name)
const { accessToken } = await deriveReceiptKeys(await parseReceipt(receipt, slug), slug)
const sent = traffic.map((request) => placeOf(request.url, Object.values(request).join('\n')))
const kept = [...filesBelow(stage.dataFolder), placeOf('the log', service.log())]
assert.ok(kept.some(({ name }) => name.endsWith('sealpost.db')))
assert.ok(traffic.some(({ url, body }) => url.endsWith('/reports') && body.length > 16_384))
assert.deepEqual(findCanaries([...kept, ...sent], [...CANARIES, ...writingsOf(receipt)]), [])
assert.deepEqual(findCanaries(kept, [accessToken]), [])
step('G-01, G-06, G-07: neither text, receipt nor token is in a file, the log or a request')

assert.deepEqual(researcher.problems, [])
step('the page broke no content security policy and threw nothing')

/** The answers that the story knows; the form adds the choices it asks for. */
function pick(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(STORY).map((field) => [field, answers[field]]))
}
