import { expect, test } from 'vitest'
import { CreditPage, Problem, VendorSlug } from '@sealpost/protocol'
import { makeTestApp, OPERATOR_TOKEN, type TestReport } from '../testing/make-test-app.ts'
import { plansOf } from '../testing/plans-of.ts'
import { readFeed } from '../testing/read-feed.ts'
import { listCredits } from './list-credits.ts'

test('the hall of fame lists whom the vendor thanks, newest first, and how they want to be named', async () => {
  const { app, thank, list } = await makeHall()
  await thank({ name: 'Ada', url: 'https://ada.example/' })
  app.clock.now += 1000
  await thank({ name: 'Grace' })

  expect((await list()).items).toEqual([
    { name: 'Grace', publishedAt: '2026-01-01T00:00:01.000Z' },
    { name: 'Ada', url: 'https://ada.example/', publishedAt: '2026-01-01T00:00:00.000Z' },
  ])
})

test('nothing in the public list leads to a report, not even its cursors', async () => {
  const { thank, ask } = await makeHall()
  const reports = [await thank({ name: 'Ada' }), await thank({ name: 'Grace' })]

  const answer = await ask({ limit: '1' })
  const text = await answer.text()
  const { nextCursor } = CreditPage.parse(JSON.parse(text))
  const seen = text + Buffer.from(nextCursor ?? '', 'base64url').toString() + headersOf(answer)

  expect(nextCursor).not.toBeNull()
  for (const { reportId, reference } of reports) {
    expect(seen).not.toContain(reportId)
    expect(seen).not.toContain(reference)
  }
})

test('pages follow one another without gap or repetition', async () => {
  const { thank, list } = await makeHall()
  const names = ['Ada', 'Grace', 'Joan', 'Edith', 'Mary']
  for (const name of names) await thank({ name })

  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list({
      limit: '2',
      ...(cursor && { cursor }),
    })
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  }

  expect(seen.toSorted()).toEqual(names.toSorted())
})

test('the list is read from an index in its order, nothing is scanned or sorted', async () => {
  const { app } = await makeHall()

  const plans = await plansOf(app, async (deps) => {
    const list = listCredits(deps, VendorSlug.parse('acme'), {})
    // Where every query finds nothing, so does the one for the vendor.
    await expect(list).rejects.toMatchObject({ code: 'unknown_vendor' })
  })

  expect(plans[0]).toBe('SEARCH credits USING INDEX credits_by_time (vendor_id=?)')
})

test('whoever has the list already gets no second copy, until it changes', async () => {
  const { thank, ask } = await makeHall()
  await thank({ name: 'Ada' })
  const etag = (await ask()).headers.get('etag') ?? ''

  const again = await ask({}, { 'If-None-Match': etag })
  await thank({ name: 'Grace' })
  const changed = await ask({}, { 'If-None-Match': etag })

  expect([again.status, changed.status]).toEqual([304, 200])
  expect(changed.headers.get('cache-control')).toBe('no-cache')
})

test('an entry can be reworded, keeps its day, and is told of when its words change', async () => {
  const { app, vendor, thank, put, list } = await makeHall()
  const report = await thank({ name: 'Ada' })
  app.clock.now += 1000

  await put(report, { name: 'Ada' })
  await put(report, { name: 'Ada L.' })
  await put(report, { name: 'Ada L.', url: 'https://ada.example/' })
  await put(report, { name: 'Ada L.', url: 'https://ada.example/' })

  expect((await list()).items).toEqual([
    { name: 'Ada L.', url: 'https://ada.example/', publishedAt: '2026-01-01T00:00:00.000Z' },
  ])
  expect(await typesIn(app, vendor)).toEqual([
    'report.received',
    'credit.published',
    'credit.published',
    'credit.published',
  ])
})

test('consent that is taken back takes the entry along at once, and for good', async () => {
  const { app, vendor, thank, put, withdraw, list } = await makeHall()
  const report = await thank({ name: 'Ada' })

  const answers = [await withdraw(report), await withdraw(report)]
  const refused = await put(report, { name: 'Ada' })

  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(Problem.parse(await refused.json()).code).toBe('credit_withdrawn')
  expect((await list()).items).toEqual([])
  expect(await typesIn(app, vendor)).toEqual([
    'report.received',
    'credit.published',
    'credit.withdrawn',
  ])
})

test('of an entry and a withdrawal at once, the withdrawal has the last word', async () => {
  const { app, vendor, put, withdraw, list } = await makeHall()
  const report = await app.givenReport(vendor)

  await Promise.all([
    put(report, { name: 'Ada' }),
    put(report, { name: 'Ada L.' }),
    withdraw(report),
    put(report, { name: 'A.' }),
  ])

  expect((await list()).items).toEqual([])
})

test('a credit outlives the deletion of its report, and the reporter can still take it back', async () => {
  const { app, vendor, thank, withdraw, list } = await makeHall()
  const report = await thank({ name: 'Ada' })
  const params = { reportId: report.reportId }
  await app.call('deleteReport', { token: vendor.key, params })
  expect((await list()).items).toHaveLength(1)

  await withdraw(report)

  expect((await list()).items).toEqual([])
})

test('the vendor can take an entry out, twice, and put it back', async () => {
  const { app, vendor, thank, put, list } = await makeHall()
  const report = await thank({ name: 'Ada' })
  const named = { token: vendor.key, params: { reportId: report.reportId } }

  const answers = [await app.call('deleteCredit', named), await app.call('deleteCredit', named)]
  const without = await list()
  await put(report, { name: 'Ada' })

  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(without.items).toEqual([])
  expect((await list()).items).toHaveLength(1)
})

test('a vendor that is deleted takes its hall of fame along', async () => {
  const { app, thank, ask } = await makeHall()
  await thank({ name: 'Ada' })

  await app.call('deleteVendor', { token: OPERATOR_TOKEN, params: { vendor: 'acme' } })
  await app.givenVendor('acme')

  expect(CreditPage.parse(await (await ask()).json()).items).toEqual([])
})

test.for(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'http:// spaces'])(
  '%s is no address of a person',
  async (url) => {
    const { app, vendor, put } = await makeHall()

    const answer = await put(await app.givenReport(vendor), { name: 'Ada', url })

    expect(answer.status).toBe(400)
  },
)

async function makeHall() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme')
  const params = { vendor: vendor.slug }
  const put = ({ reportId }: TestReport, body: object) =>
    app.call('putCredit', { token: vendor.key, params: { reportId }, body })
  const ask = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    app.call('listCredits', { params, query, headers })
  return {
    app,
    vendor,
    put,
    ask,
    list: async (query?: Record<string, string>) =>
      CreditPage.parse(await (await ask(query)).json()),
    withdraw: ({ token }: TestReport) => app.call('withdrawCredit', { token, params }),
    thank: async (body: object) => {
      const report = await app.givenReport(vendor)
      await put(report, body)
      return report
    },
  }
}

async function typesIn(...feed: Parameters<typeof readFeed>): Promise<string[]> {
  return (await readFeed(...feed)).map(({ type }) => type)
}

function headersOf({ headers }: Response): string {
  return JSON.stringify([...headers])
}
