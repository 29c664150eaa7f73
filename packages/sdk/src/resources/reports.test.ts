import { expect, test } from 'vitest'
import { NewMessage, ReportChange, SealedEntry, sha256 } from '@sealpost/protocol'
import { Sealpost } from '../client.ts'
import { collect } from '../testing/collect.ts'
import { makeDetail, makeSummary } from '../testing/make-record.ts'
import { makeProblem, makeServer, type Reply } from '../testing/make-server.ts'

const { reportId } = makeSummary()
const dropped: Reply = (response) => response.destroy()
const stale = makeProblem('stale_revision', 412)
const changed = { status: 200, body: makeSummary({ status: 'acknowledged', revision: 3 }) }
const detailWith = (changes: object) => ({ status: 200, body: makeDetail({ ...changes }) })
const detail = (revision: number) => detailWith({ revision })
const event = SealedEntry.parse({
  sequence: 0,
  previousHash: null,
  profileHash: 'ab'.repeat(32),
  sealed: 'AAAA',
})
const accepted = {
  status: 201,
  body: {
    id: crypto.randomUUID(),
    at: '2026-11-22T09:30:00.000Z',
    revision: 3,
    ciphertextHash: await sha256(new Uint8Array(3)),
  },
}

const makeEntry = (revision: number) => ({
  id: crypto.randomUUID(),
  revision,
  at: '2026-11-22T09:30:00.000Z',
  actor: 'vendor',
  change: null,
  sealed: null,
  attachments: [],
})

async function givenClient(...replies: [Reply, ...Reply[]]) {
  const { baseUrl, requests } = await makeServer(...replies)
  return { client: new Sealpost({ apiKey: 'key', baseUrl }), requests }
}

const patches = (requests: { method: string; body: string }[]) =>
  requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ body }) => ReportChange.parse(JSON.parse(body)))

test('a list is asked for with its filters, page by page', async () => {
  const { client, requests } = await givenClient(
    { status: 200, body: { items: [makeSummary()], nextCursor: 'second' } },
    { status: 200, body: { items: [makeSummary()], nextCursor: null } },
  )
  const updatedSince = new Date('2026-11-22T00:00:00Z')

  const found = await collect(client.reports.list({ status: 'received', limit: 1, updatedSince }))

  expect(found).toHaveLength(2)
  const filters = 'status=received&updatedSince=2026-11-22T00%3A00%3A00.000Z'
  expect(requests.map(({ url }) => url)).toEqual([
    `/v1/reports?limit=1&${filters}`,
    `/v1/reports?limit=1&cursor=second&${filters}`,
  ])
})

test('a limit outside 1 to 100 is refused before anything is sent', async () => {
  const { client, requests } = await givenClient(changed)

  await expect(client.reports.list({ limit: 101 })).rejects.toMatchObject({ code: 'invalid_input' })

  expect(requests).toHaveLength(0)
})

test('sealed bytes with another hash than the service stated are refused', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  const headers = { 'content-type': 'application/octet-stream' }
  const { client } = await givenClient({ status: 200, body: bytes, headers })

  const whole = await client.reports.sealed(reportId, { ciphertextHash: await sha256(bytes) })
  const other = client.reports.sealed(reportId, { ciphertextHash: await sha256('other') })

  expect(whole).toEqual(bytes)
  await expect(other).rejects.toMatchObject({ code: 'answer_hash_mismatch' })
})

test('a thread that is too long for one answer is read answer by answer', async () => {
  const [first, second, third] = [2, 3, 4].map(makeEntry)
  const { client, requests } = await givenClient(
    detailWith({ thread: [first, second], nextRevision: 3 }),
    detailWith({ thread: [third], revision: 4 }),
  )

  const report = await client.reports.get(reportId)

  expect(report.thread.map(({ revision }) => revision)).toEqual([2, 3, 4])
  expect(report.revision).toBe(4)
  expect(requests.map(({ url }) => url)).toEqual([
    `/v1/reports/${reportId}`,
    `/v1/reports/${reportId}?after=3`,
  ])
})

test('a service whose thread never ends is not asked for ever', async () => {
  const { client, requests } = await givenClient(detailWith({ nextRevision: 2 }))

  await expect(client.reports.get(reportId)).rejects.toMatchObject({ code: 'answer_unexpected' })
  expect(requests).toHaveLength(2)
})

test('an update names the revision it was decided on', async () => {
  const { client, requests } = await givenClient(changed)

  await client.reports.update(reportId, { status: 'acknowledged' }, { ifRevision: 2 })

  expect(requests).toHaveLength(1)
  expect(requests[0]?.headers['if-match']).toBe('"2"')
})

test('an update without a revision changes the newest one', async () => {
  const { client, requests } = await givenClient(detail(7), changed)

  const report = await client.reports.update(reportId, { status: 'acknowledged' })

  expect(report.status).toBe('acknowledged')
  expect(requests[1]?.headers['if-match']).toBe('"7"')
})

test('an update whose answer was lost is repeated with the same change id', async () => {
  const busy = makeProblem('unavailable', 503, { 'retry-after': '0' })
  const { client, requests } = await givenClient(busy, changed)

  await client.reports.update(reportId, { status: 'acknowledged' }, { ifRevision: 2 })

  const [first, second] = patches(requests)
  expect(first).toBeDefined()
  expect(second).toEqual(first)
})

test('a stale update is thrown back unless a retry was asked for', async () => {
  const { client, requests } = await givenClient(stale, detail(9), changed)
  const change = { status: 'acknowledged' } as const

  const careful = client.reports.update(reportId, change, { ifRevision: 2 })
  await expect(careful).rejects.toMatchObject({ code: 'stale_revision' })
  expect(requests).toHaveLength(1)

  await client.reports.update(reportId, change, { retryOnStale: true })
  expect(requests.at(-1)?.headers['if-match']).toBe('"9"')
})

test('a retried stale update keeps its change id and takes the newest revision', async () => {
  const { client, requests } = await givenClient(stale, detail(9), changed)

  const options = { ifRevision: 2, retryOnStale: true }
  await client.reports.update(reportId, { status: 'acknowledged' }, options)

  const [first, second] = patches(requests)
  expect(second).toEqual(first)
  expect(requests.map(({ headers }) => headers['if-match'])).toEqual(['"2"', undefined, '"9"'])
})

test('a report that never holds still is given up', async () => {
  const { client, requests } = await givenClient((response, { method }) => {
    const reply = method === 'GET' ? detail(2) : stale
    response.writeHead(reply.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(reply.body))
  })

  const update = client.reports.update(reportId, { status: 'fixed' }, { retryOnStale: true })

  await expect(update).rejects.toMatchObject({ code: 'stale_revision' })
  expect(patches(requests)).toHaveLength(6)
})

test('an event that does not continue the thread is sealed anew', async () => {
  const { client, requests } = await givenClient(
    detail(2),
    makeProblem('sequence_conflict', 409),
    detail(3),
    changed,
  )
  const sealedFor: number[] = []
  const seal = (report: { revision: number }) => {
    sealedFor.push(report.revision)
    return Promise.resolve(event)
  }

  await client.reports.update(reportId, { status: 'acknowledged' }, { seal })

  expect(sealedFor).toEqual([2, 3])
  expect(patches(requests)).toHaveLength(2)
})

test('a message that does not continue the thread is sealed anew under the same id', async () => {
  const conflict = makeProblem('sequence_conflict', 409)
  const { client, requests } = await givenClient(detail(2), conflict, detail(3), accepted)
  const sealedFor: number[] = []
  const seal = (report: { revision: number }) => {
    sealedFor.push(report.revision)
    return Promise.resolve(event)
  }

  await client.reports.sendMessage(reportId, seal)

  const ids = requests.flatMap(({ method, body }) =>
    method === 'POST' ? [NewMessage.parse(JSON.parse(body)).messageId] : [],
  )
  expect(sealedFor).toEqual([2, 3])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a message whose answer was lost is sent again as it was', async () => {
  const { client, requests } = await givenClient(detail(2), dropped, accepted)

  await client.reports.sendMessage(reportId, () => Promise.resolve(event))

  const [, first, second] = requests
  expect(second).toEqual(first)
})

test('a service that stored other bytes than were sent is caught', async () => {
  const other = { ...accepted, body: { ...accepted.body, ciphertextHash: 'cd'.repeat(32) } }
  const { client } = await givenClient(detail(2), other)

  const sent = client.reports.sendMessage(reportId, () => Promise.resolve(event))

  await expect(sent).rejects.toMatchObject({ code: 'answer_hash_mismatch' })
})

test.each([
  ['a change of nothing', {}, undefined],
  ['a change id that is no UUID', { status: 'fixed' } as const, 'first'],
])('%s is refused before anything is sent', async (_, change, changeId) => {
  const { client, requests } = await givenClient(changed)

  const update = client.reports.update(reportId, change, { ifRevision: 2, changeId })

  await expect(update).rejects.toMatchObject({ code: 'invalid_input' })
  expect(requests).toHaveLength(0)
})
