// A whole case in real browsers, from a report with files to public thanks: the vendor opens the files
// with the SDK and with plain gpg, asks for detail, gets the answer from another browser, agrees on a
// day of publication, fixes, discloses and thanks. Receipt and keys never leave the browser.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type Engine, Stage, startWire, step } from '@sealpost/example-stage'
import { makeEvidence } from './evidence.ts'
import { answerDetail, report, reviseDate } from './researcher-side.ts'
import { assertNothingStays, assertSecretsStayed } from './secrets.ts'
import { NAME } from './story.ts'
import { VendorDesk } from './vendor-desk.ts'

await using stage = await Stage.set()
const evidence = makeEvidence(join(stage.folder, 'evidence'))
await Promise.all([tell('chromium'), tell('firefox')])

async function tell(engine: Engine): Promise<void> {
  const seen = (text: string) => step(`${engine}: ${text}`)
  using wire = await startWire(stage.service.url)
  const vendor = await stage.openVendor(engine, { policy: 'acme', serviceUrl: wire.url })
  const desk = new VendorDesk(vendor)
  const reporting = await stage.invite(vendor, engine)

  const { receipt, reference } = await report(reporting, evidence)
  await assertNothingStays(reporting.page)
  seen(`a report with ${evidence.length} files was sent: ${reference}`)

  const reportId = await desk.findReport(reference)
  await desk.assertFiles(reportId, evidence)
  seen('the SDK and plain gpg give the same files, byte by byte')

  await desk.askForDetail(reportId)
  const returning = await stage.invite(vendor, engine)
  const shown = await returning.openCase(receipt, 'More detail needed')
  await answerDetail(shown)
  await desk.assertAnswered(reportId)
  seen('what was missing was asked for and answered from another browser profile')

  await desk.proposeDate(reportId)
  await reviseDate(shown)
  await desk.acceptDate(reportId)
  await shown.lookFor('You both agreed on')
  seen('a day was proposed, revised and agreed to; both sides hold it signed')

  await desk.fixAndDisclose(reportId)
  await shown.lookFor('Disclosed')
  await desk.thank(reportId)
  await returning.read('/credits', NAME)
  seen('fixed, disclosed, and thanked for in public')

  await desk.assertThreadIsSound(reportId)
  await assertSecretsStayed(wire.crossed, { receipt, vendor: vendor.name })
  await assertNothingStays(returning.page)
  assert.deepEqual([...reporting.problems, ...returning.problems], [])
  seen('G-06: neither receipt nor wrap key was in any request, and nothing stays in the browser')
}
