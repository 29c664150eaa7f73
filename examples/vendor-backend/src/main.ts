// A report is sent in a real browser; within seconds the bot has opened it, filed a ticket and answered.
// It takes no event twice and no forged one; after days without it, nothing is lost; and what was typed
// is found in its tickets alone.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  clockAhead,
  filesBelow,
  findCanaries,
  launchBrowser,
  makeVendor,
  type Place,
  type RunningProgram,
  shownBy,
  startService,
  startVendorSite,
  startWire,
  waitUntil,
} from '@sealpost/example-stage'
import { dueSoonMs } from '@sealpost/protocol'
import { Sealpost } from '@sealpost/sdk'
import { verifyWebhook } from '@sealpost/sdk/webhooks'
import { prepareBackend } from './backend.ts'
import { Tracker } from './bot/tracker.ts'
import { forge, post, signAnew } from './forge.ts'
import { Hook, type SeenRequest } from './hook.ts'
import { Researcher } from './researcher.ts'
import { CANARIES, FILE, MESSAGES, STORY } from './story.ts'

const MAX_MS = 10_000
const MINUTE_MS = 60_000

const SETTINGS = { SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' }

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const dataFolder = join(folder, 'data')
const running: RunningProgram[] = []
const service = keep(await startService(dataFolder, SETTINGS))
const site = await startVendorSite()
const browser = await launchBrowser()
const policy = fileURLToPath(new URL('../../policies/acme.json', import.meta.url))
const plan = { vendor: 'acme', policy, origin: site.origin, folder: join(folder, 'vendor') }
const vendor = await makeVendor(service, plan)
site.show({ html: vendor.html, serviceUrl: service.url })

const client = new Sealpost({ apiKey: vendor.apiKey, baseUrl: service.url })
const { webhookKeys } = await client.service.get()
const backend = await prepareBackend(service, vendor, folder)
const bot = keep(await backend.startBot(webhookKeys))
const wire = await startWire(bot.url)
const tracker = new Tracker(backend.ticketsFile)

try {
  const hook = await Hook.create(client, wire)
  assert.ok(await hook.ping())

  const researcher = await Researcher.arrive(browser, site)
  const form = await researcher.write(folder)
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
  const shown = await researcher.readCase(sent, 'Acknowledged')
  for (const words of [`follow this up as ${ticket.number}`, 'Sealed and signed by Acme Rockets']) {
    assert.ok(shown.includes(words), `the case shows: ${words}`)
  }
  step(`filed as ${ticket.number}, acknowledged; the case shows that number, sealed and signed`)

  await researcher.say(MESSAGES.atOnce)
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
  await researcher.say(MESSAGES.meanwhile)
  await researcher.say(MESSAGES.afterwards)
  await hook.whenWaiting(2)
  const { promises } = await client.reports.get(ticket.reportId)
  const [triage] = promises.filter(({ promise }) => promise === 'triage')
  assert.ok(triage)
  const stored = filesBelow(dataFolder)
  await service.stop()
  const seenCount = hook.seen.length

  const aheadMs = (dueSoonMs(triage) ?? Number.NaN) + MINUTE_MS - Date.now()
  const ahead = clockAhead(aheadMs)
  const laterBot = keep(await backend.startBot([hook.secret], ahead))
  const { port: PORT } = new URL(service.url)
  keep(await startService(dataFolder, { ...SETTINGS, ...ahead, PORT }))
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

  const told = [await hook.deliveries(), await client.events.list(), await client.webhooks.list()]
  await stopAll()
  const texts = [
    ...wire.crossed.map(({ url, headers, body }) => `${url}\n${headers}\n${body.toString('utf8')}`),
    ...running.map(({ log }) => log()),
    JSON.stringify(told),
  ]
  const places = [...stored, ...filesBelow(dataFolder), ...texts.map(toPlace)]
  for (const end of ['.db', '.db-wal']) {
    assert.ok(places.some(({ name, bytes }) => name.endsWith(end) && bytes.length > 0))
  }
  const receipts = [sent.receipt, sent.receipt.replaceAll(/[\s-]/g, '')]
  assert.deepEqual(findCanaries(places, [...CANARIES, ...receipts]), [])
  // The tickets hold all of it but what is in the file, so the search would have found it.
  assert.deepEqual(
    CANARIES.filter((word) => !flagged.includes(word)),
    ['kanarie-inhalt'],
  )
  step('G-01, G-07, G-18: nothing of it is in a webhook, a delivery log, the database or any log')

  assert.deepEqual(researcher.problems, [])
} catch (error) {
  for (const page of await browser.pages()) console.error(await shownBy(page))
  for (const { log } of running) console.error(log())
  throw error
} finally {
  await browser.close()
  await stopAll()
  wire.close()
  site.close()
  rmSync(folder, { recursive: true, force: true })
}

function step(text: string): void {
  console.log(`✓ ${text}`)
}

/** Remembers a program, for its log and to stop it whatever happens. */
function keep<T extends RunningProgram>(program: T): T {
  running.push(program)
  return program
}

async function stopAll(): Promise<void> {
  await Promise.all(running.map((program) => program.stop()))
}

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

function toPlace(text: string, at: number): Place {
  return { name: `text ${at}: ${text.slice(0, 80)}`, bytes: Buffer.from(text) }
}
