import { expect, test } from 'vitest'
import { Case, LIMITS, type OperationId, ReportDetail, Sha256 } from '@sealpost/protocol'
import { commit } from '../storage/commit.ts'
import { entries, reports } from '../storage/schema.ts'
import { type Call, makeEntryId, makeTestApp } from '../testing/make-test-app.ts'

const KIB = 1024
const HASH = Sha256.parse('ab'.repeat(32))

test('a thread of 400 messages comes whole, in answers that every client takes', async () => {
  const { readAll } = await givenThread(Array<number>(400).fill(18 * KIB))

  for (const side of ['vendor', 'reporter'] as const) {
    const { revisions, pages } = await readAll(side)

    expect(revisions).toEqual(Array.from({ length: 400 }, (_, at) => at + 2))
    expect(pages.map(({ count }) => count)).toEqual([...Array<number>(7).fill(56), 8])
    expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThan(LIMITS.maxAnswerBytes / 2)
  }
})

test('an entry that is larger than the rest of an answer comes in the next, and never alone for less', async () => {
  const large = LIMITS.maxSealedBytes
  const { readAll } = await givenThread([10, large, large, 10, 10])

  const { pages } = await readAll('vendor')

  expect(pages.map(({ count }) => count)).toEqual([1, 1, 1, 2])
  expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThan(LIMITS.maxAnswerBytes)
})

test('an answer holds so many entries at most, however small they are', async () => {
  const { readAll } = await givenThread(Array<number | null>(LIMITS.maxPageEntries + 1).fill(null))

  const { pages } = await readAll('reporter')

  expect(pages.map(({ count }) => count)).toEqual([LIMITS.maxPageEntries, 1])
})

test('after the last entry there is nothing, and it is not an error', async () => {
  const { read } = await givenThread([10])

  const { thread, nextRevision, revision } = await read('vendor', '999999999')

  expect([thread, nextRevision, revision]).toEqual([[], null, 1])
})

/** A report whose vendor wrote entries with sealed items of these sizes; null for a change without one. */
async function givenThread(sizes: readonly (number | null)[]) {
  const app = await makeTestApp()
  const { db } = app.deps
  const { vendor, reportId, token } = await app.givenReport(await app.givenVendor())
  const [report] = await db.select().from(reports)
  const rows = sizes.map((bytes, at) => ({
    vendorId: report?.vendorId ?? expect.fail(),
    reportId,
    id: makeEntryId(),
    revision: at + 2,
    atMs: 0,
    direction: 'vendor' as const,
    change: null,
    sequence: bytes === null ? null : at,
    profileHash: bytes === null ? null : HASH,
    attachments: [],
    requestHash: HASH,
    ciphertext: bytes === null ? null : new Uint8Array(bytes),
  }))
  for (let at = 0; at < rows.length; at += 50) {
    await commit(db, [db.insert(entries).values(rows.slice(at, at + 50))])
  }
  const calls: Record<
    'vendor' | 'reporter',
    [OperationId, Call, typeof Case | typeof ReportDetail]
  > = {
    vendor: ['getReport', { token: vendor.key, params: { reportId } }, ReportDetail],
    reporter: ['getCase', { token, params: { vendor: vendor.slug } }, Case],
  }

  async function read(side: 'vendor' | 'reporter', after?: string) {
    const [id, call, schema] = calls[side]
    const answer = await app.call(id, { ...call, ...(after && { query: { after } }) })
    const text = await answer.text()
    return { ...schema.parse(JSON.parse(text)), bytes: text.length }
  }

  async function readAll(side: 'vendor' | 'reporter') {
    const pages = [await read(side)]
    for (let last = pages[0]; last?.nextRevision; last = pages.at(-1)) {
      pages.push(await read(side, String(last.nextRevision)))
    }
    return {
      revisions: pages.flatMap(({ thread }) => thread.map(({ revision }) => revision)),
      pages: pages.map(({ thread, bytes }) => ({ count: thread.length, bytes })),
    }
  }
  return { read, readAll }
}
