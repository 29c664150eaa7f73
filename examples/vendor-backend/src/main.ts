// A report is sent in a real browser; within seconds the bot has opened it, filed a ticket and answered.
// It takes no event twice and no forged one; after days without it, nothing is lost; and what was typed
// is found in its tickets alone.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  clockAhead,
  filesBelow,
  findCanaries,
  placeOf,
  Stage,
  startService,
  startWire,
  step,
  waitUntil,
  writingsOf,
} from '@sealpost/example-stage'
import { dueSoonMs } from '@sealpost/protocol'
import { verifyWebhook } from '@sealpost/sdk/webhooks'
import { prepareBackend } from './backend.ts'
import { Tracker } from './bot/tracker.ts'
import { forge, post, signAnew } from './forge.ts'
import { Hook, type SeenRequest } from './hook.ts'
import { CANARIES, FILE, MESSAGES, STORY } from './story.ts'

const MAX_MS = 10_000
const MINUTE_MS = 60_000

const SETTINGS = { SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' }

await using stage = await Stage.set(SETTINGS)
const { service, dataFolder } = stage
const vendor = await stage.openVendor('acme')
const { client } = vendor
const { webhookKeys } = await client.service.get()
const backend = await prepareBackend(service, vendor)
await using bot = await backend.startBot(webhookKeys)
using wire = await startWire(bot.url)
const tracker = new Tracker(backend.ticketsFile)

const hook = await Hook.create(client, wire)
assert.ok(await hook.ping())

const file = join(stage.folder, FILE.name)
writeFileSync(file, FILE.content)
const researcher = await stage.invite(vendor)
const form = await researcher.describe(STORY)
await form.choose(file)
await form.continueTo('About you')
await form.fill({ Name: STORY.name, Contact: STORY.contact })
await form.continueTo('Review')
const startedMs = performance.now()
const sent = await form.send()
const first = await waitUntil('a webhook', () => hook.seen[0])
const tookMs = Math.round(performance.now() - startedMs)
for (const keys of [hook.secret, webhookKeys]) {
  const event = await verifyWebhook({ ...first, keys, vendor: 'acme' })
  assert.equal(event.type, 'report.received')
}
assert.ok(tookMs < MAX_MS, `${tookMs} ms from the keyboard to the webhook`)
step(`${sent.reference} was sent by keyboard and reached the webhook, within ${tookMs} ms`)
step('G-18: the webhook\u2019s secret and the key of the service both vouch for it')

await hook.whenDelivered(1)
const [ticket] = tracker.tickets
assert.ok(ticket)
assert.equal(ticket.title, STORY.summary)
for (const words of [...Object.values(STORY).flat(), FILE.name]) {
  assert.ok(ticket.text.includes(words), `the ticket says: ${words}`)
}
const shown = await researcher.openCase(sent.receipt, 'Acknowledged')
await shown.says(`follow this up as ${ticket.number}`, 'Sealed and signed by Acme Rockets')
step(`filed as ${ticket.number}, acknowledged; the case shows that number, sealed and signed`)

await shown.write(MESSAGES.atOnce)
await hook.whenDelivered(2)
assert.deepEqual(comments(), [MESSAGES.atOnce])
step('what the reporter adds in the case is added to the ticket')

const filed = readTickets()
const once = hook.seen
for (const { event } of once) await hook.replay(event)
await waitUntil('each of them again', () => hook.seen[2 * once.length - 1])
await hook.whenDelivered(once.length)
assert.deepEqual(idsOf(hook.seen), idsOf(once))
assert.equal(readTickets(), filed)
step('G-19: what is sent once more has the same id, and changes nothing')

await bot.stop()
await shown.write(MESSAGES.meanwhile)
await shown.write(MESSAGES.afterwards)
await hook.whenWaiting(2)
const { promises } = await client.reports.get(ticket.reportId)
const [triage] = promises.filter(({ promise }) => promise === 'triage')
assert.ok(triage)
const stored = filesBelow(dataFolder)
await service.stop()
const seenCount = hook.seen.length

const aheadMs = (dueSoonMs(triage) ?? Number.NaN) + MINUTE_MS - Date.now()
const ahead = clockAhead(aheadMs)
await using laterBot = await backend.startBot([hook.secret], ahead)
const { port: PORT } = new URL(service.url)
await using laterService = await startService(dataFolder, { ...SETTINGS, ...ahead, PORT })
await waitUntil('a flag', () => tracker.tickets[0]?.labels[0])
await hook.whenDelivered(5)
const missed = hook.seen.slice(seenCount)
assert.deepEqual(
  missed.map(({ event }) => event.type),
  ['message.received', 'message.received', 'promise.due_soon'],
)
const numbers = missed.map(({ event }) => event.id)
assert.deepEqual(
  numbers,
  numbers.toSorted((one, other) => one - other),
)
assert.deepEqual(comments(), Object.values(MESSAGES))
step('G-19: after days without the bot, it gets all that happened, in order')
assert.deepEqual(tracker.tickets[0]?.labels, ['due soon: triage'])
step('a ticket whose triage is due soon is flagged')

const flagged = readTickets()
const [last = first] = missed.slice(-1)
const signing = { secret: hook.secret, nowMs: Date.now() + aheadMs }
assert.equal(await post(laterBot.url, await signAnew(last, signing)), '204')
assert.equal(await post(laterBot.url, first), '401 too_old')
for (const [request, answer] of await forge(last, signing)) {
  assert.equal(await post(laterBot.url, request), answer)
}
assert.equal(readTickets(), flagged)
step('what is forged, changed or old is refused with 401')

await client.reports.delete(ticket.reportId)
await hook.whenDelivered(6)
const [noted] = tracker.tickets
assert.deepEqual(noted.labels, ['due soon: triage', 'report deleted'])
step('a report that is gone is noted in its ticket, and holds nothing up')

const told = [await hook.deliveries(), await client.events.list(), await client.webhooks.list()]
const programs = [service, bot, laterService, laterBot]
await Promise.all(programs.map((program) => program.stop()))
const texts = [
  ...wire.crossed.map(({ url, headers, body }) => `${url}\n${headers}\n${body.toString('utf8')}`),
  ...programs.map(({ log }) => log()),
  JSON.stringify(told),
]
const places = [
  ...stored,
  ...filesBelow(dataFolder),
  ...texts.map((text) => placeOf(text.slice(0, 80), text)),
]
for (const end of ['.db', '.db-wal']) {
  assert.ok(places.some(({ name, bytes }) => name.endsWith(end) && bytes.length > 0))
}
assert.deepEqual(findCanaries(places, [...CANARIES, ...writingsOf(sent.receipt)]), [])
// The tickets hold all of it but what is in the file, so the search would have found it.
assert.deepEqual(
  CANARIES.filter((word) => !flagged.includes(word)),
  ['kanarie-inhalt'],
)
step('G-01, G-07, G-18: nothing of it is in a webhook, a delivery log, the database or any log')

assert.deepEqual(researcher.problems, [])

function readTickets(): string {
  return readFileSync(backend.ticketsFile, 'utf8')
}

function comments(): string[] {
  return tracker.tickets.flatMap((ticket) => ticket.comments.map(({ text }) => text))
}

/** The different `webhook-id`s, in the order in which they came first. */
function idsOf(requests: readonly SeenRequest[]): string[] {
  return [...new Set(requests.map(({ headers }) => headers['webhook-id'] ?? ''))]
}
