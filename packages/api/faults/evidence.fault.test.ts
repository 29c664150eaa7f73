import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { makeFile, partHeaders } from '../src/testing/make-file.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { type EvidenceLedger, findDamaged, send, startEvidenceLoad } from './evidence-load.ts'
import { isFullSeries, makeFolder, type RunningService, startService } from './start-service.ts'
import { inspectFiles } from './stored-files.ts'
import { inspectReports, soundFindings } from './stored-reports.ts'
import { call, givenVendor } from './submit-load.ts'

const ROUNDS = isFullSeries ? 100 : 10
const WAIT = { timeout: 30_000, interval: 5 }

test(`G-05 no acknowledged part, file or report is lost or doubled in ${ROUNDS} crashes during uploads and commits`, {
  timeout: ROUNDS * 20_000,
}, async () => {
  const dataFolder = makeFolder()
  let service = await startService({ dataFolder })
  const ledger: EvidenceLedger = { ...(await givenVendor(service)), sendings: new Map() }

  for (let round = 1; round <= ROUNDS; round++) {
    const known = ledger.accepted.size
    const load = startEvidenceLoad(service, ledger)
    const enough = known + Math.random() * 5
    await vi.waitFor(() => {
      expect(ledger.accepted.size).toBeGreaterThan(enough)
    }, WAIT)
    await delay(Math.random() * 20)
    await service.kill('SIGKILL')
    await load.stop()

    expect(inspectFiles(dataFolder)).toMatchObject({ unknownBlobs: [], missingBlobs: [] })
    service = await startService({ dataFolder })
    expect(await sendRestAgain(service, ledger)).not.toContain(false)
  }

  expect(await findDamaged(service, ledger)).toEqual([])
  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
  expect(inspectFiles(dataFolder).claimCount).toBe(ledger.accepted.size * 2)
})

test('a disk that is full refuses a part and keeps what it has, and the part is stored once there is room', {
  timeout: 60_000,
}, async () => {
  const dataFolder = makeFolder()
  const roomy = await startService({ dataFolder })
  const ledger = await givenVendor(roomy)
  const file = makeFile({ contentBytes: LIMITS.partBytes + 1000 })
  const { submission, token } = await makeSubmission(ledger.vendor.profileHash, {
    attachments: [file.stored],
  })
  const { reportId, tokenHash, channel, profileHash } = submission
  const params = { vendor: ledger.vendor.slug }
  const opening = { reportId, tokenHash, channel, profileHash }
  await call(roomy, 'openUpload', { params, body: opening })
  await roomy.kill('SIGTERM')
  const put = async (service: RunningService, part: number) => {
    const body = file.parts[part] ?? expect.fail()
    const at = { ...params, attachmentId: file.stored.id, part: String(part) }
    const answer = await call(service, 'putPart', {
      token,
      params: at,
      body,
      headers: await partHeaders(body),
    })
    return answer.status
  }

  const full = await startService({ dataFolder, maxFileBlocks: 8000 })
  expect([await put(full, 1), await put(full, 0)]).toEqual([204, 503])
  const early = await call(full, 'submitReport', { params, body: submission })
  expect(early.status).toBe(409)
  await full.kill('SIGTERM')

  const again = await startService({ dataFolder })
  expect(await put(again, 0)).toBe(204)
  expect((await call(again, 'submitReport', { params, body: submission })).status).toBe(201)
  expect(inspectFiles(dataFolder)).toEqual({ claimCount: 1, unknownBlobs: [], missingBlobs: [] })
})

/** As pages do that found no answer: only what was not acknowledged, then the report. */
function sendRestAgain(service: RunningService, ledger: EvidenceLedger): Promise<boolean[]> {
  const rest = [...ledger.sendings.values()].filter(
    ({ submission }) => !ledger.accepted.has(submission.reportId),
  )
  return Promise.all(rest.map((sending) => send(service, ledger, sending)))
}
