import { expect, test } from 'vitest'
import { Case, EntryAccepted, Problem, VendorSlug, type VisibleChange } from '@sealpost/protocol'
import { createProofOfWork, NO_PROOF_OF_WORK } from '../proofs/proof-of-work.ts'
import { entries } from '../storage/schema.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { makeEntryId, makeTestApp } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'
import { addToCase } from './add-to-case.ts'

const ASK: VisibleChange = { status: 'needs_detail', missing: ['summary'] }
const WITHDRAW = { change: { status: 'withdrawn' } }

test('both sides see what was said in one order, byte for byte', async () => {
  const { app, talk, readCase } = await givenCase()
  const [question, answer] = [await talk.compose('vendor'), await talk.compose('reporter')]

  await talk.send(question)
  app.clock.now += 1000
  await talk.send(answer)

  const { thread } = await talk.read()
  expect(thread).toMatchObject([
    { id: question.id, revision: 2, actor: 'vendor', change: null, sealed: question.entry },
    { id: answer.id, revision: 3, actor: 'reporter', change: null, sealed: answer.entry },
  ])
  expect((await readCase()).thread).toEqual(thread)
  expect(thread[1]?.at).toBe('2026-01-01T00:00:01.000Z')
})

test('an id is used once: not for other words, not for other files, not by the other side', async () => {
  const { talk } = await givenCase()
  const id = makeEntryId()
  const saying = { ...(await talk.compose('reporter')), id }
  await talk.send(saying)
  const file = { id: makeEntryId(), size: 1 }

  const answers = [
    await talk.say('reporter', { id }),
    await talk.send({ ...saying, ...WITHDRAW }),
    await talk.send({ ...saying, attachments: [file] }),
    await talk.send({ ...saying, side: 'vendor' }),
  ]

  expect(await Promise.all(answers.map(codeOf))).toEqual(Array(4).fill('change_conflict'))
})

test('a message that is sent again gets its first answer, and counts once among many', async () => {
  const bursts = createProofOfWork('secret', { nowMs: () => 0 })
  const { talk } = await givenCase({
    ...NO_PROOF_OF_WORK,
    requireInBurst: (...message) => bursts.requireInBurst(...message),
  })
  const saying = await talk.compose('reporter')
  const answerOf = async () => (await talk.send(saying)).text()
  const first = await answerOf()

  const again = await Promise.all(Array.from({ length: 20 }, answerOf))
  const others: string[] = []
  while (others.length < 10) others.push(await codeOf(await talk.say('reporter')))

  expect(new Set(again)).toEqual(new Set([first]))
  expect(others).toEqual([...Array<string>(9).fill('stored'), 'proof_of_work_needed'])
  expect(await answerOf()).toBe(first)
})

test('the answer to what was asked moves the report on, and the vendor is told', async () => {
  const { app, report, talk, readCase } = await givenCase()
  await app.givenChanges(report, ASK)

  const answer = await talk.say('reporter', { change: { status: 'acknowledged' } })

  expect(answer.status).toBe(201)
  expect(await readCase()).toMatchObject({ status: 'acknowledged', missing: [] })
  const { thread } = await talk.read()
  expect(thread.at(-1)).toMatchObject({ actor: 'reporter', change: { status: 'acknowledged' } })
  expect((await readFeed(app, report.vendor)).map(({ type }) => type)).toEqual([
    'report.received',
    'report.changed',
    'report.changed',
  ])
})

test('a message is told of once, whichever side it is from', async () => {
  const { app, report, talk } = await givenCase()
  const saying = await talk.compose('reporter')

  await talk.send(saying)
  await talk.send(saying)
  await talk.say('vendor')

  expect((await readFeed(app, report.vendor)).map(({ type }) => type)).toEqual([
    'report.received',
    'message.received',
    'message.sent',
  ])
})

test('what is withdrawn is closed to its reporter, but for the very withdrawal', async () => {
  const { talk, readCase } = await givenCase()
  const withdrawal = { ...(await talk.compose('reporter')), ...WITHDRAW }
  const first = await talk.send(withdrawal)

  const again = await talk.send(withdrawal)
  const refused = [
    await talk.say('reporter'),
    await talk.say('reporter', WITHDRAW),
    await talk.say('reporter', { change: { agreedDate: '2026-06-01' } }),
  ]

  expect(await again.json()).toEqual(await first.json())
  expect(await Promise.all(refused.map(codeOf))).toEqual(Array(3).fill('case_closed'))
  expect(await readCase()).toMatchObject({ status: 'withdrawn', revision: 2 })
})

test.for<VisibleChange[]>([
  [{ status: 'declined', declineReason: 'duplicate' }],
  [
    { status: 'acknowledged' },
    { status: 'triaged', severity: 'low' },
    { status: 'fixed' },
    { status: 'disclosed' },
  ],
])('both sides can still talk after %j', async (moves) => {
  const { app, report, talk } = await givenCase()
  await app.givenChanges(report, ...moves)

  const answers = [await talk.say('reporter'), await talk.say('vendor')]

  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(await codeOf(await talk.say('reporter', WITHDRAW))).toBe('illegal_move')
})

test.for([
  [{ severity: 'low' }, 'invalid_request'],
  [{ status: 'triaged' }, 'invalid_request'],
  [{ status: 'acknowledged', missing: ['summary'] }, 'invalid_request'],
  [{ alreadyPublic: true }, 'invalid_request'],
  [{}, 'invalid_request'],
  [{ status: 'acknowledged' }, 'illegal_move'],
] as const)('a reporter cannot make the change %j', async ([change, code]) => {
  const { talk } = await givenCase()

  const answer = await talk.say('reporter', { change })

  expect(await codeOf(answer)).toBe(code)
  expect(await talk.read()).toMatchObject({ revision: 1, thread: [] })
})

test.for([
  ['takes the place of the report', { sequence: 0, previousHash: null }],
  ['names no predecessor', { previousHash: null }],
  ['skips a place', { sequence: 2 }],
] as const)('a first message that %s is refused', async ([, place]) => {
  const { talk } = await givenCase()

  const answer = await talk.send(await talk.compose('reporter', place))

  expect(await codeOf(answer)).toBe('sequence_conflict')
})

test('the answer says what was stored, where and when', async () => {
  const { report, talk } = await givenCase()
  const saying = await talk.compose('reporter')

  const answer = await talk.send(saying)

  const accepted = EntryAccepted.parse(await answer.json())
  const { entry } = await talk.compose('reporter')
  expect(accepted).toEqual({
    id: saying.id,
    at: report.receivedAt,
    revision: 2,
    ciphertextHash: entry.previousHash,
  })
})

test('a report that its vendor deleted takes nothing more, and keeps no word of what was said', async () => {
  const { app, talk, readCase } = await givenCase()
  await talk.say('vendor')
  const saying = await talk.compose('reporter')
  await talk.say('reporter')
  await app.call('deleteReport', talk.asVendor)

  const answer = await talk.send(saying)

  expect(await codeOf(answer)).toBe('report_deleted')
  expect((await readCase()).thread.map(({ sealed }) => sealed)).toEqual([null, null])
  const kept = await app.deps.db.select({ ciphertext: entries.ciphertext }).from(entries)
  expect(kept).toEqual([{ ciphertext: null }, { ciphertext: null }])
})

test('a reporter whose vendor is deleted at that moment has no case, never an unknown report', async () => {
  const { app, report, talk } = await givenCase()
  const { id, entry } = await talk.compose('reporter')
  const reporter = { vendor: VendorSlug.parse('gone'), reportId: report.reportId }

  const refused = addToCase(app.deps, reporter, { id, entry, attachments: [] })

  await expect(refused).rejects.toMatchObject({ code: 'unknown_case' })
})

async function givenCase(proofOfWork = NO_PROOF_OF_WORK) {
  const app = await makeTestApp({ proofOfWork })
  const report = await app.givenReport(await app.givenVendor())
  const talk = makeTalk(app, report)
  const readCase = async () => Case.parse(await (await app.call('getCase', talk.asReporter)).json())
  return { app, report, talk, readCase }
}

async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? 'stored' : Problem.parse(await answer.json()).code
}
