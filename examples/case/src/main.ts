// A whole case in real browsers, from a report with files to public thanks: the vendor opens the files
// with the SDK and with plain gpg, asks for detail, gets the answer from another browser, agrees on a
// day of publication, fixes, discloses and thanks. Receipt and keys never leave the browser.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Engine,
  shownBy,
  startService,
  startVendorSite,
  startWire,
} from '@sealpost/example-stage'
import { makeEvidence } from './evidence.ts'
import { Researcher } from './researcher.ts'
import { assertNothingStays, assertSecretsStayed } from './secrets.ts'
import { VendorDesk } from './vendor-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const service = await startService(join(folder, 'data'))
const site = await startVendorSite()
const evidence = makeEvidence(join(folder, 'evidence'))

try {
  for (const engine of ['chromium', 'firefox'] as const) await tell(engine)
} finally {
  site.close()
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function tell(engine: Engine): Promise<void> {
  console.log(`In ${engine}`)
  const wire = await startWire(service.url)
  const home = { service, wire, site, folder: join(folder, engine), name: engine }
  const desk = await VendorDesk.open(home)
  const reporting = await Researcher.arrive(engine, site)
  const returning = await Researcher.arrive(engine, site)
  try {
    const { receipt, reference } = await reporting.report(evidence)
    await assertNothingStays(reporting.page)
    step(`a report with ${evidence.length} files was sent: ${reference}`)

    const reportId = await desk.findReport(reference)
    await desk.assertFiles(reportId, evidence)
    step('the SDK and plain gpg give the same files, byte by byte')

    await desk.askForDetail(reportId)
    await returning.openCase(receipt, 'More detail needed')
    await returning.answerDetail()
    await desk.assertAnswered(reportId)
    step('what was missing was asked for and answered from another browser profile')

    await desk.proposeDate(reportId)
    await returning.reviseDate()
    await desk.acceptDate(reportId)
    await returning.sees('You both agreed on')
    step('a day was proposed, revised and agreed to; both sides hold it signed')

    await desk.fixAndDisclose(reportId)
    await returning.sees('Disclosed')
    await desk.thank(reportId)
    await returning.readsCredits()
    step('fixed, disclosed, and thanked for in public')

    await desk.assertThreadIsSound(reportId)
    await assertSecretsStayed(wire.crossed, { receipt, vendor: desk.name })
    await assertNothingStays(returning.page)
    assert.deepEqual([...reporting.problems, ...returning.problems], [])
    step('G-06: neither receipt nor wrap key was in any request, and nothing stays in the browser')
  } catch (error) {
    for (const { page } of [reporting, returning]) console.error(await shownBy(page))
    throw error
  } finally {
    await Promise.all([reporting.leave(), returning.leave()])
    wire.close()
  }
}

function step(text: string): void {
  console.log(`✓ ${text}`)
}
