import { Sealpost } from '../client.ts'
import { Desk, type DeskReport } from '../open/desk.ts'
import { foldThread } from '../open/fold-thread.ts'
import { openReport } from '../open/open-report.ts'
import { signProfile } from '../open/sign-profile.ts'
import { type FileOptions, makeFile, type SealedTestFile } from './make-file.ts'
import { makeDetail } from './make-record.ts'
import { makeServer, type Reply } from './make-server.ts'
import { makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from './make-vendor.ts'
import { sealReport } from './submit-report.ts'

const profile = await verifyOwn(await signProfile(makeDraft(), VENDOR_KEY))

/** A file that comes with a report. */
export type GivenFile = FileOptions & { bytes: Uint8Array<ArrayBuffer> }

export type GivenFiles = {
  /** Changes the sealed bytes that the service hands out. */
  spoil?: (sealed: Uint8Array<ArrayBuffer>, file: SealedTestFile) => Uint8Array<ArrayBuffer>
  /** What the service does with the first requests, instead of answering. */
  first?: Reply[]
}

/** An opened report with files, at a desk whose service hands them out as it likes. */
export async function givenFiles(
  given: readonly GivenFile[],
  { spoil = (sealed) => sealed, first = [] }: GivenFiles = {},
) {
  const recipients = [VENDOR_KEY.certificate]
  const files = await Promise.all(
    given.map(({ bytes, ...options }) => makeFile(bytes, { recipients, ...options })),
  )
  const { sealed } = await sealReport(profile, {
    item: { attachments: files.map(({ file }) => file) },
  })
  const opened = await openReport({ sealed, key: VENDOR_KEY, vendor: VENDOR, profile })
  const record = makeDetail({
    reportId: opened.report.reportId,
    attachments: files.map(({ stored }) => stored),
  })
  const handedOut = new Map(
    files.map((file) => [String(file.file.id), spoil(joined(file.parts), file)]),
  )
  const answer: Reply = (response, { url, headers }) => {
    const bytes = handedOut.get(url.split('/').at(-1) ?? '') ?? new Uint8Array()
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    const type = { 'content-type': 'application/octet-stream' }
    response.writeHead(206, type).end(bytes.slice(Number(start), Number(end) + 1))
  }
  const { baseUrl, requests } = await makeServer(...asFirst(first, answer))
  const client = new Sealpost({ apiKey: 'key', baseUrl })
  const desk = new Desk({ client, key: VENDOR_KEY, vendor: VENDOR })
  const report: DeskReport = {
    ...opened,
    record,
    profile,
    thread: foldThread(opened.report, [], record),
  }
  return { desk, report, requests, files }
}

function asFirst(first: readonly Reply[], last: Reply): [Reply, ...Reply[]] {
  const [head, ...others] = first
  return head ? [head, ...others, last] : [last]
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
