import { expect, test } from 'vitest'
import {
  ChannelId,
  type Clock,
  KeyId,
  type Policy,
  Problem,
  ProfilePublished,
} from '@sealpost/protocol'
import { makeProfile, RECIPIENTS } from '../testing/make-profile.ts'
import { makeSealedText } from '../testing/make-sealed.ts'
import { REPORTER_KEY_ID } from '../testing/make-submission.ts'
import { makeTalk } from '../testing/make-talk.ts'
import { makeEntryId, makeTestApp, type TestApp } from '../testing/make-test-app.ts'

const MS_PER_DAY = 86_400_000
const NEW_RECIPIENT = KeyId.parse('8899aabbccddeeff')
const policy: Partial<Policy> = {
  promises: {
    firstAnswer: { within: { days: 2 } },
    update: { within: { days: 7 }, from: 'acknowledged' },
  },
  disclosure: { window: { days: 90 } },
}

test('the vendor\u2019s first message is its first answer, and each message an update', async () => {
  const { app, report, talk } = await givenReport()
  app.clock.now += MS_PER_DAY
  await talk.say('vendor')
  const answered = await clocks(talk)
  await app.givenChanges(report, { status: 'acknowledged' })
  app.clock.now += 3 * MS_PER_DAY
  await talk.say('vendor')
  const updated = await clocks(talk)
  app.clock.now += 2 * MS_PER_DAY
  await talk.say('reporter')

  expect(answered).toContain('firstAnswer met 2026-01-04T00:00:00.000Z')
  expect(updated).toContain('update running 2026-01-13T00:00:00.000Z')
  expect(await clocks(talk)).toEqual(updated)
})

test('clocks after many messages are those that the whole thread makes', async () => {
  const { app, report, talk } = await givenReport()
  for (let round = 0; round < 4; round++) {
    app.clock.now += MS_PER_DAY
    await talk.say('vendor')
    await talk.say('reporter')
    if (round === 3) await app.givenChanges(report, { status: 'acknowledged' })
  }

  expect(await clocks(talk)).toEqual([
    'firstAnswer met 2026-01-04T00:00:00.000Z',
    'update running 2026-01-13T00:00:00.000Z',
    'disclose running 2026-04-02T00:00:00.000Z',
  ])
})

test('what was overdue is told before the message that comes too late for it', async () => {
  const { app, talk, report } = await givenReport()
  app.clock.now += 4 * MS_PER_DAY
  await talk.say('vendor')

  const { vendor } = report
  const feed = await app.call('listEvents', { token: vendor.key })
  expect(JSON.stringify(await feed.json())).toMatch(/due_soon.*promise\.missed/)
  expect(await clocks(talk)).toContain('firstAnswer missed 2026-01-04T00:00:00.000Z')
})

test('a case goes on under a newer profile, sealed to the keys that it names', async () => {
  const { app, report, talk } = await givenReport()
  const { hash: profileHash } = await publishNewer(app, report.vendor.key)
  const sealed = makeSealedText({ keyIds: [NEW_RECIPIENT, REPORTER_KEY_ID] })
  const old = makeSealedText({ keyIds: [...RECIPIENTS, REPORTER_KEY_ID] })

  const answers = [
    await talk.send(await talk.compose('vendor', { profileHash, sealed: old })),
    await talk.send(await talk.compose('vendor', { sealed })),
    await talk.send(await talk.compose('vendor', { profileHash, sealed })),
    await talk.send(await talk.compose('reporter', { profileHash, sealed })),
    await talk.send(await talk.compose('reporter', { sealed: old })),
  ]

  expect(await Promise.all(answers.map(outcomeOf))).toEqual([
    'unusable_recipients',
    'unusable_recipients',
    'stored',
    'stored',
    'stored',
  ])
  const { thread } = await talk.read()
  expect(thread.map((entry) => entry.sealed?.profileHash)).toEqual([
    profileHash,
    profileHash,
    report.vendor.profileHash,
  ])
})

test('a message under a profile without the report\u2019s channel is refused, even to the reporter alone', async () => {
  const { app, report, talk } = await givenReport()
  const { hash: profileHash } = await publishNewer(app, report.vendor.key, 'incident')
  const sealed = makeSealedText({ keyIds: [REPORTER_KEY_ID] })

  const answer = await talk.send(await talk.compose('vendor', { profileHash, sealed }))

  expect(await outcomeOf(answer)).toBe('unusable_recipients')
})

test('another vendor\u2019s profile is unknown here', async () => {
  const { app, talk } = await givenReport()
  const { profileHash } = await app.givenVendor('other')

  const answer = await talk.send(await talk.compose('vendor', { profileHash }))

  expect(await outcomeOf(answer)).toBe('unknown_profile')
})

test('a change and a message never share an id', async () => {
  const { talk, app } = await givenReport()
  const changeId = makeEntryId()
  const body = { changeId, change: { status: 'acknowledged' } }
  await app.call('updateReport', { ...talk.asVendor, body, headers: { 'If-Match': '"1"' } })

  expect(await outcomeOf(await talk.say('vendor', { id: changeId }))).toBe('change_conflict')
})

async function givenReport() {
  const app = await makeTestApp()
  const report = await app.givenReport(await app.givenVendor('acme', { policy }))
  return { app, report, talk: makeTalk(app, report) }
}

/** A profile whose only channel has another recipient. */
async function publishNewer(app: TestApp, token: string, channel = 'vulnerability') {
  const id = ChannelId.parse(channel)
  const { policy: old, channels: sealedTo, ...rest } = makeProfile({ vendor: 'acme', serial: 2 })
  const recipients = sealedTo
    .flatMap((each) => each.recipients.slice(0, 1))
    .map((recipient) => ({ ...recipient, encryptionKeyId: NEW_RECIPIENT }))
  const channels = old.channels.map((each) => ({ ...each, id }))
  const profile = { ...rest, channels: [{ id, recipients }], policy: { ...old, channels } }
  const body = { profile: JSON.stringify(profile), signature: 'bm90aGluZw==' }
  return ProfilePublished.parse(await (await app.call('putProfile', { token, body })).json())
}

async function clocks(talk: ReturnType<typeof makeTalk>): Promise<string[]> {
  return (await talk.read()).promises.map(brief)
}

function brief({ promise, state, dueAt }: Clock): string {
  return `${promise} ${state} ${dueAt}`
}

async function outcomeOf(answer: Response): Promise<string> {
  return answer.ok ? 'stored' : Problem.parse(await answer.json()).code
}
