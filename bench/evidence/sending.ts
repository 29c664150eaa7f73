import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { GpgHome, Stage, startWire, type Vendor, type Wire } from '@sealpost/example-stage'
import type { Sealpost } from '@sealpost/sdk'
import { saveFiles } from '@sealpost/sdk/node'
import type { Desk, DeskReport } from '@sealpost/sdk/open'
import { type Finding, median } from '../goal.ts'
import { hashOf } from './make-file.ts'
import { type Sending, sendFile } from './send-file.ts'

/** One part more or less on its way, by chance, is more than a tenth of all that a browser grows. */
const ROUNDS = 5
const MAX_GROWTH = 1.1
const MAX_GROWTH_BYTES = 128_000_000
const MAX_TASK_MS = 50

/** After so many stored parts the network goes away. */
const CUT_AFTER_PARTS = [10, 25, 40]
const CUT_MS = 1000

/** Slower than sealing, so that as many parts are on their way as ever will be, whatever the file's size. */
const DELAY_MS = 250

type Files = { small: string; large: string }

/** Goals 3 and 4, through the form of a vendor's page; and what the vendor has in the end. */
export async function measureSending({ small, large }: Files, folder: string): Promise<Finding[]> {
  await using stage = await Stage.set()
  using wire = await startWire(stage.service.url, { keepsBodies: false, delayMs: DELAY_MS })
  const vendor = await stage.openVendor('acme', { serviceUrl: wire.url })
  const cuts = cutOnTheWay(wire)
  const sent = await sendFile(vendor.origin, large)
  const cutCount = cuts.stop()
  const isSame = await arrivedAs(large, vendor, folder)
  const [ones, fives]: [Sending[], Sending[]] = [[], []]
  while (fives.length < ROUNDS) {
    ones.push(await sendFile(vendor.origin, small))
    fives.push(await sendFile(vendor.origin, large))
  }
  return [
    ...growthOf(ones, fives),
    longestTaskOf(sent, ...ones, ...fives),
    arrivalOf(isSame, cutCount),
  ]
}

function cutOnTheWay(wire: Wire): { stop: () => number } {
  const before = storedParts(wire)
  let cuts = 0
  const timer = setInterval(() => {
    const after = CUT_AFTER_PARTS[cuts]
    if (after === undefined || storedParts(wire) - before < after) return
    cuts += 1
    wire.cut(CUT_MS)
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return cuts
    },
  }
}

function storedParts({ crossed }: Wire): number {
  return crossed.filter(({ method, url }) => method === 'PUT' && url.includes('/parts/')).length
}

/** Whether the vendor gets the very file, by the SDK and by gpg. */
async function arrivedAs(
  file: string,
  { client, desk, privateKey }: Vendor,
  folder: string,
): Promise<boolean> {
  const report = await newestReport(client, desk)
  const [saved] = await saveFiles(desk, { report, folder: join(folder, 'saved') })
  const opened = await openWithGpg(client, report, { folder, privateKey })
  const wanted = await hashOf(file)
  return (await hashOf(saved?.path ?? '')) === wanted && (await hashOf(opened)) === wanted
}

async function newestReport(client: Sealpost, desk: Desk): Promise<DeskReport> {
  const { items } = await client.reports.list({ unread: true })
  const reports = await Promise.all(items.map(({ reportId }) => desk.open(reportId)))
  const sizeOf = ({ thread }: DeskReport) => thread.files[0]?.size ?? 0
  const [largest] = reports.sort((one, other) => sizeOf(other) - sizeOf(one))
  if (!largest) throw new Error('No report has come')
  return largest
}

async function openWithGpg(
  client: Sealpost,
  { record, thread }: DeskReport,
  { folder, privateKey }: { folder: string; privateKey: string },
): Promise<string> {
  const [file] = thread.files
  if (!file) throw new Error('No file has come')
  const [sealed, opened] = [join(folder, 'sealed.pgp'), join(folder, 'opened.bin')]
  const stored = { id: file.id, size: file.sealedBytes }
  const bytes = client.reports.sealedFile(record.reportId, stored)
  await pipeline(bytes, createWriteStream(sealed))
  await using gpg = new GpgHome()
  await gpg.importKey(privateKey)
  await gpg.decryptFile(sealed, opened)
  return opened
}

function growthOf(ones: readonly Sending[], fives: readonly Sending[]): Finding[] {
  const typicalOf = (sendings: readonly Sending[]) =>
    median(sendings.map(({ growthBytes }) => growthBytes))
  const growthBytes = typicalOf(fives)
  const ratio = growthBytes / typicalOf(ones)
  return [
    {
      what: '3 · peak memory growth of the browser, sending 500 MB',
      against: 'sending 100 MB',
      goal: `≤ ${MAX_GROWTH} ×`,
      today: `${ratio.toFixed(2)} ×`,
      isMet: ratio <= MAX_GROWTH,
    },
    {
      what: '3 · the same growth',
      against: 'the file, 500 MB',
      goal: `≤ ${MAX_GROWTH_BYTES / 1e6} MB`,
      today: `${(growthBytes / 1e6).toFixed(0)} MB`,
      isMet: growthBytes <= MAX_GROWTH_BYTES,
    },
  ]
}

function longestTaskOf(...sendings: readonly Sending[]): Finding {
  const longestMs = Math.max(...sendings.map(({ longestTaskMs }) => longestTaskMs))
  return {
    what: '4 · longest task of the page’s thread while it seals and sends',
    against: 'what people notice',
    goal: `≤ ${MAX_TASK_MS} ms`,
    today: longestMs === 0 ? `< ${MAX_TASK_MS} ms` : `${longestMs.toFixed(0)} ms`,
    isMet: longestMs <= MAX_TASK_MS,
  }
}

function arrivalOf(isSame: boolean, cuts: number): Finding {
  const cutAsPlanned = cuts === CUT_AFTER_PARTS.length
  return {
    what: `a file of 500 MB at the vendor’s, the network cut ${cuts} times on its way`,
    against: 'the file that was chosen',
    goal: 'equal, by the SDK and by gpg',
    today: isSame ? 'equal' : 'DIFFERENT',
    isMet: isSame && cutAsPlanned,
  }
}
