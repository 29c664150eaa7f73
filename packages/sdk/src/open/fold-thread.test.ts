import { expect, test } from 'vitest'
import { AttachmentId } from '@sealpost/protocol'
import { makeDetail } from '../testing/make-record.ts'
import { type Line, makeThread } from '../testing/make-thread.ts'
import { foldThread } from './fold-thread.ts'

/** What a thread comes to, beside what the service states of it. */
async function outcomeOf(lines: readonly Line[], record: Record<string, unknown> = {}) {
  const { open, opened } = await makeThread(lines)
  return foldThread(opened.report, await open(), makeDetail(record))
}

const vendor = (day: string): Line => ({ vendor: { embargo: { move: 'propose', day } } })
const reporter = (day: string): Line => ({ reporter: { embargo: { move: 'propose', day } } })
const acceptedByReporter = (day: string): Line => ({
  reporter: { change: { agreedDate: day }, embargo: { move: 'accept', day } },
})
const makeId = () => AttachmentId.parse(crypto.randomUUID())
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

test('a day that one side proposes and the other accepts is agreed', async () => {
  const agreedDate = '2027-02-20'

  const told = await outcomeOf(
    [
      vendor('2027-03-01'),
      reporter('2027-02-10'),
      vendor(agreedDate),
      acceptedByReporter(agreedDate),
    ],
    { agreedDate },
  )

  expect(told.embargo).toEqual({ state: 'active', agreed: agreedDate, proposal: null })
  expect(told.findings).toEqual([])
  expect(told.entries.flatMap(({ findings }) => findings)).toEqual([])
})

test('a proposal of the reporter\u2019s waits for the vendor\u2019s answer', async () => {
  const { embargo, openMoves } = await outcomeOf([reporter('2027-02-10')])

  expect(embargo.proposal).toEqual({ day: '2027-02-10', by: 'reporter' })
  expect(openMoves).toEqual(['propose', 'accept', 'decline'])
})

test('a day that nobody proposed is named where it is stated, and where the service repeats it', async () => {
  const told = await outcomeOf([acceptedByReporter('2027-02-20')], { agreedDate: '2027-02-20' })

  expect(told.embargo.agreed).toBeNull()
  expect(codes(told.entries.at(-1)?.findings ?? [])).toEqual(['embargo'])
  expect(codes(told.findings)).toEqual(['standing'])
})

test('G-14 a day that is accepted in words alone is not agreed', async () => {
  const day = '2027-02-20'

  const { embargo, entries } = await outcomeOf([
    vendor(day),
    { reporter: { embargo: { move: 'accept', day } } },
  ])

  expect(embargo.agreed).toBeNull()
  expect(codes(entries.at(-1)?.findings ?? [])).toEqual(['embargo'])
})

test('G-14 a day that the service states without a signature is not agreed', async () => {
  const { open, opened } = await makeThread([
    vendor('2027-02-20'),
    { vendor: { change: { agreedDate: '2027-02-20' } } },
  ])
  const entries = (await open()).map((entry) => ({
    ...entry,
    vouched: 'stated' as const,
    said: null,
  }))

  const told = foldThread(opened.report, entries, makeDetail())

  expect(told.embargo.agreed).toBeNull()
  expect(codes(told.entries.at(-1)?.findings ?? [])).toEqual(['embargo'])
})

test('later answers complete and correct the report, and files only join', async () => {
  const [first, second] = [makeId(), makeId()]
  const { answers } = await outcomeOf([
    {
      reporter: { answers: { impact: 'Two rockets.', evidence: [first], custom: { 'x-a': '1' } } },
    },
    { reporter: { answers: { evidence: [second], custom: { 'x-b': '2' } } } },
  ])

  expect(answers.impact).toBe('Two rockets.')
  expect(answers.target).toBe('https://api.acme.example/v2/launch')
  expect(answers.evidence).toEqual([first, second])
  expect(answers.custom).toEqual({ 'x-a': '1', 'x-b': '2' })
})

test.each([
  ['status', { status: 'fixed' }],
  ['severity', { status: 'acknowledged', severity: 'low' }],
  ['agreed day', { status: 'acknowledged', agreedDate: '2027-02-20' }],
])('a service that states another %s than was signed is contradicted', async (what, record) => {
  const { findings } = await outcomeOf(
    [{ vendor: { change: { status: 'acknowledged', severity: 'high' } } }],
    { severity: 'high', ...record },
  )

  expect(findings).toMatchObject([{ code: 'standing' }])
  expect(findings[0]?.message).toContain(what)
})
