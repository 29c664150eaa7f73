// A report is sent in a real browser; within seconds the bot has opened it, filed a ticket and answered.
// It takes no event twice and no forged one; after a weekend without it, nothing is lost; and what was
// typed is found in its tickets alone.
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
import { post, STRANGE_SECRET, signAnew } from './forge.ts'
import { eventsOn } from './requests.ts'
import { Researcher } from './researcher.ts'
import { CANARIES, FILE, MESSAGES, STORY } from './story.ts'

const MAX_MS = 10_000
const MINUTE_MS = 60_000
const settings = { SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' }

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const dataFolder = join(folder, 'data')
const firstService = await startService(dataFolder, settings)
let service = firstService
const site = await startVendorSite()
const browser = await launchBrowser()
const policy = fileURLToPath(new URL('../../policies/acme.json', import.meta.url))
const plan = { vendor: 'acme', policy, origin: site.origin, folder: join(folder, 'vendor') }
const vendor = await makeVendor(service, plan)
site.show({ html: vendor.html, serviceUrl: service.url })

const client = new Sealpost({ apiKey: vendor.apiKey, baseUrl: service.url })
const { webhookKeys } = await client.service.get()
const backend = await prepareBackend(service, vendor, folder)
const firstBot = await backend.startBot(webhookKeys)
let bot = firstBot
const wire = await startWire(bot.url)
const tracker = new Tracker(backend.ticketsFile)

try {
  const { id: webhookId, secret } = await client.webhooks.create({
    url: `${wire.url}/sealpost`,
    label: 'Ticket bot',
    types: ['report.received', 'message.received', 'promise.due_soon'],
  })
  assert.ok((await client.webhooks.ping(webhookId)).isDelivered)
  const deliveries = () => client.webhooks.deliveries(webhookId).all()
  const whenDelivered = (count: number) =>
    waitUntil(`${count} deliveries`, async () => {
      const delivered = (await deliveries()).filter(({ state }) => state === 'delivered')
      return delivered.length === count ? delivered : undefined
    })

  const researcher = await Researcher.arrive(browser, site)
  const form = await researcher.write(folder)
  const startedMs = performance.now()
  const sent = await form.send()
  const first = await waitUntil('a webhook', () => eventsOn(wire)[0])
  const tookMs = performance.now() - startedMs
  for (const keys of [secret, webhookKeys]) {
    const event = await verifyWebhook({ ...first, keys, vendor: 'acme' })
    assert.equal(event.type, 'report.received')
  }
  assert.ok(tookMs < MAX_MS, `${tookMs} ms from the keyboard to the webhook`)
  step(`G-19: ${sent.reference} reached the webhook ${Math.round(tookMs)} ms after "Continue"`)
  step('G-18: the webhook\u2019s secret and the key of the service both vouch for it')

  await whenDelivered(1)
  const [ticket] = tracker.tickets
  assert.ok(ticket)
  assert.equal(tracker.tickets.length, 1)
  assert.equal(ticket.title, STORY.summary)
  for (const words of [...Object.values(STORY).flat(), FILE.name]) {
    assert.ok(ticket.text.includes(words), `the ticket says: ${words}`)
  }
  assert.deepEqual(ticket.labels, [])
  const shown = await researcher.readCase(sent, 'Acknowledged')
  for (const words of [ticket.number, 'Sealed and signed by Acme Rockets']) {
    assert.ok(shown.includes(words), `the case shows: ${words}\n${shown}`)
  }
  step(`filed as ${ticket.number}; the reporter reads that number, sealed and signed by the vendor`)

  await researcher.say(MESSAGES.atOnce)
  await whenDelivered(2)
  assert.deepEqual(comments(), [MESSAGES.atOnce])
  step('what the reporter adds is added to the ticket')

  const filed = readFileSync(backend.ticketsFile, 'utf8')
  const taken = eventsOn(wire)
  for (const { event } of taken) await client.webhooks.replay(webhookId, event.id)
  await waitUntil('the replays', () => eventsOn(wire)[2 * taken.length - 1])
  await whenDelivered(taken.length)
  const ids = eventsOn(wire).map(({ headers }) => headers['webhook-id'])
  assert.deepEqual(new Set(ids), new Set(taken.map(({ event }) => `evt_acme_${event.id}`)))
  assert.equal(readFileSync(backend.ticketsFile, 'utf8'), filed)
  step('G-19: sent once more, under the same ids, both change nothing')

  await bot.stop()
  await researcher.say(MESSAGES.onFriday)
  await researcher.say(MESSAGES.onSaturday)
  await waitUntil('an attempt in vain', async () => {
    const waiting = (await deliveries()).filter(({ state }) => state === 'waiting')
    return waiting.length === 2 ? waiting.find(({ attempts }) => attempts > 0) : undefined
  })
  const { promises } = await client.reports.get(ticket.reportId)
  const triage = promises.find(({ promise }) => promise === 'triage')
  const mondayMs = MINUTE_MS + ((triage && dueSoonMs(triage)) ?? Number.NaN)
  const seenCount = eventsOn(wire).length
  const duringTheStory = filesBelow(dataFolder)
  await service.stop()

  const ahead = clockAhead(mondayMs - Date.now())
  const { port: PORT } = new URL(service.url)
  bot = await backend.startBot([secret], ahead)
  service = await startService(dataFolder, { ...settings, ...ahead, PORT })
  await waitUntil('a flag', () => tracker.tickets.find(({ labels }) => labels.length > 0))
  const delivered = await whenDelivered(5)
  const made = eventsOn(wire).slice(seenCount)
  assert.deepEqual(
    made.map(({ event }) => event.type),
    ['message.received', 'message.received', 'promise.due_soon'],
  )
  assert.ok(delivered.every(({ attempts }) => attempts > 0))
  assert.deepEqual(comments(), Object.values(MESSAGES))
  assert.deepEqual(tracker.tickets[0]?.labels, ['due soon: triage'])
  step('G-19: back after a weekend, the bot gets all that happened, in order')
  step('the ticket whose triage is due soon is flagged')

  const flagged = readFileSync(backend.ticketsFile, 'utf8')
  const [last] = made.slice(-1)
  assert.ok(last)
  const nowMs = mondayMs
  const otherText = { ...last, body: last.body.replace('due_soon', 'missed') }
  const bySomebody = await signAnew(last, { secret: STRANGE_SECRET, nowMs })
  const tooLate = await signAnew(last, { secret, nowMs: nowMs - 10 * MINUTE_MS })
  assert.equal(await post(bot.url, otherText), '401 wrong_signature')
  assert.equal(await post(bot.url, bySomebody), '401 wrong_signature')
  assert.equal(await post(bot.url, tooLate), '401 too_old')
  assert.equal(await post(bot.url, first), '401 too_old')
  assert.equal(await post(bot.url, { headers: {}, body: last.body }), '401 missing_header')
  assert.equal(await post(bot.url, await signAnew(last, { secret, nowMs })), '204')
  assert.equal(readFileSync(backend.ticketsFile, 'utf8'), flagged)
  step('the bot refuses what is forged, changed or old, and does nothing twice')

  const said = [await deliveries(), await client.events.list(), await client.webhooks.list()]
  await bot.stop()
  await service.stop()
  const onTheWire = wire.crossed.map(
    ({ url, headers, body }) => `${url}\n${headers}\n${body.toString('utf8')}`,
  )
  const logs = [firstService, service, firstBot, bot].map(({ log }) => log())
  const places = [
    ...duringTheStory,
    ...filesBelow(dataFolder),
    ...[...onTheWire, ...logs, JSON.stringify(said)].map((text, at) => ({
      name: `text ${at}: ${text.slice(0, 100)}`,
      bytes: Buffer.from(text),
    })),
  ]
  for (const end of ['.db', '.db-wal']) {
    assert.ok(places.some(({ name, bytes }) => name.endsWith(end) && bytes.length > 0))
  }
  const secrets = [...CANARIES, sent.receipt, sent.receipt.replaceAll(/[\s-]/g, '')]
  assert.deepEqual(findCanaries(places, secrets), [])
  assert.ok(CANARIES.filter((word) => flagged.includes(word)).length > 10)
  step('G-01, G-07, G-18: nothing of it is in a webhook, its log, the database or any other log')

  assert.deepEqual(researcher.problems, [])

  /** What stands below the ticket. */
  function comments() {
    return tracker.tickets.flatMap((each) => each.comments.map(({ text }) => text))
  }
} catch (error) {
  for (const page of await browser.pages()) console.error(await shownBy(page))
  console.error(bot.log())
  throw error
} finally {
  await browser.close()
  await bot.stop()
  await service.stop()
  wire.close()
  site.close()
  rmSync(folder, { recursive: true, force: true })
}

function step(text: string): void {
  console.log(`✓ ${text}`)
}
