import { expect, test } from 'vitest'
import { type Actor, Problem } from '@sealpost/protocol'
import { entries } from '../storage/schema.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { startRace } from '../testing/start-race.ts'

const SIDES: readonly Actor[] = ['vendor', 'reporter']

test('neither side is refused because the other one speaks at the same moment', async () => {
  const { app, talk } = await givenTalk()

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
  const { app, talk } = await givenTalk()
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
  const { app, talk } = await givenTalk()
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
  'G-05 a message of a %s that is repeated is stored once and answered alike',
  async (side) => {
    const { app, talk } = await givenTalk()
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

test('a repetition that is stored while the thread is looked at changes nothing', async () => {
  const { app, talk } = await givenTalk()
  const saying = await talk.compose('reporter')
  const { proofOfWork } = app.deps
  const first = Promise.withResolvers<Response>()
  // Called after a twin was looked for and before the end of the chain is.
  app.deps.proofOfWork = {
    ...proofOfWork,
    async requireInBurst() {
      app.deps.proofOfWork = proofOfWork
      first.resolve(await talk.send(saying))
    },
  }

  const answer = await talk.send(saying)

  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual(await (await first.promise).json())
  expect((await talk.read()).thread).toHaveLength(1)
})

async function givenTalk() {
  const app = await makeTestApp()
  return { app, talk: makeTalk(app, await app.givenReport(await app.givenVendor())) }
}

async function codeOf(answer: Response): Promise<string> {
  return answer.ok ? 'stored' : Problem.parse(await answer.json()).code
}
