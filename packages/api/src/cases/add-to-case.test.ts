import { expect, test } from 'vitest'
import { type Actor, Case, EntryAccepted, Problem, type VisibleChange } from '@sealpost/protocol'
import { entries } from '../storage/schema.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { makeEntryId, makeTestApp } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'
import { startRace } from '../testing/start-race.ts'

const ASK: VisibleChange = { status: 'needs_detail', missing: ['summary'] }
const WITHDRAW = { change: { status: 'withdrawn' } }
const SIDES: readonly Actor[] = ['vendor', 'reporter']

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

test('neither side is refused because the other one speaks at the same moment', async () => {
  const { app, talk } = await givenCase()

  for (let round = 0; round < 5; round++) {
    const sayings = await Promise.all(SIDES.map((side) => talk.compose(side)))
    startRace(app, 2)
    const answers = await Promise.all(sayings.map(talk.send))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
  }

  const { thread } = await talk.read()
  expect(thread.map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('of twenty messages at once, those that continue a chain are stored, once each', async () => {
  const { app, talk } = await givenCase()
  const sides = Array.from({ length: 10 }, () => SIDES).flat()
  const sayings = await Promise.all(sides.map((side) => talk.compose(side)))
  startRace(app, 20)

  const answers = await Promise.all(sayings.map(talk.send))

  const outcomes = await Promise.all(answers.map(codeOf))
  const stored = sayings.filter((_, at) => outcomes[at] === 'stored')
  expect(stored).toHaveLength(2)
  expect(outcomes.filter((code) => code === 'sequence_conflict')).toHaveLength(18)
  const { thread } = await talk.read()
  expect(new Set(thread.map(({ sealed }) => sealed))).toEqual(
    new Set(stored.map(({ entry }) => entry)),
  )
})

test('twenty senders at once who append anew when told to are all heard, in one chain a side', async () => {
  const { app, talk } = await givenCase()
  const sides = Array.from({ length: 10 }, () => SIDES).flat()
  startRace(app, 20)

  await Promise.all(
    sides.map(async (side) => {
      for (let attempt = 0; attempt < 20; attempt++) {
        if ((await talk.say(side)).status === 201) return
      }
      expect.fail('was never heard')
    }),
  )

  const { thread, unread } = await talk.read()
  const sequencesOf = (side: Actor) =>
    thread.filter(({ actor }) => actor === side).map(({ sealed }) => sealed?.sequence)
  expect(sequencesOf('vendor')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(sequencesOf('reporter')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(unread).toBe(11)
  expect(await app.deps.db.$count(entries)).toBe(20)
})

test.for(SIDES)(
  'a message of a %s that is repeated is stored once and answered alike',
  async (side) => {
    const { app, talk } = await givenCase()
    const saying = await talk.compose(side)
    startRace(app, 10)

    const answers = await Promise.all(Array.from({ length: 10 }, () => talk.send(saying)))
    await talk.say('vendor')
    app.clock.now += 1000
    answers.push(await talk.send(saying))

    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(texts).size).toBe(1)
    expect((await talk.read()).thread).toHaveLength(2)
  },
)

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

test('a reporter\u2019s message is told of once, a vendor\u2019s own is not', async () => {
  const { app, report, talk } = await givenCase()
  const saying = await talk.compose('reporter')

  await talk.send(saying)
  await talk.send(saying)
  await talk.say('vendor')

  expect((await readFeed(app, report.vendor)).map(({ type }) => type)).toEqual([
    'report.received',
    'message.received',
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

async function givenCase() {
  const app = await makeTestApp()
  const report = await app.givenReport(await app.givenVendor())
  const talk = makeTalk(app, report)
  const readCase = async () => Case.parse(await (await app.call('getCase', talk.asReporter)).json())
  return { app, report, talk, readCase }
}

async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? 'stored' : Problem.parse(await answer.json()).code
}
