import { type Command, defineCommand } from '../command.ts'
import { DELIVERY_OPTIONS, listDeliveries } from '../list-deliveries.ts'
import { parseEventId, parseWebhookId } from '../parse-option.ts'
import { renderAnswer } from '../render-delivery.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

const webhooksPing = defineCommand({
  name: 'webhooks ping',
  summary: 'Send a test request to an endpoint now',
  arguments: ['<webhook-id>'],
  description: [
    'Sends a signed request of type `ping` and says how it was answered. The exit code is 1 if it was not',
    'taken. Needs the scope delivery:manage.',
  ].join('\n'),
  options: {},
  examples: ['webhooks ping 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d'],
  async run({ options, arguments: [argument] }, io) {
    const webhookId = parseWebhookId(argument)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    const result = await webhooks.ping(webhookId)
    const answer = renderAnswer(result) ?? 'it did not answer'
    if (options.json) io.printJson(result)
    if (!result.isDelivered) throw new Error(`The endpoint did not take the request: ${answer}.`)
    if (!options.json) io.print(`The endpoint took it: ${answer}.`)
  },
})

const webhooksDeliveries = defineCommand({
  name: 'webhooks deliveries',
  summary: 'List what was sent to an endpoint and how it was answered',
  arguments: ['<webhook-id>'],
  description: [
    'Lists what was sent to an endpoint in the last 30 days, newest first, and what waits for it.',
    'Needs the scope delivery:manage.',
  ].join('\n'),
  options: DELIVERY_OPTIONS,
  examples: ['webhooks deliveries 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d --state given_up'],
  async run({ options, arguments: [argument] }, io) {
    const webhookId = parseWebhookId(argument)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    await listDeliveries(options, io, (filters) => webhooks.deliveries(webhookId, filters))
  },
})

const webhooksReplay = defineCommand({
  name: 'webhooks replay',
  summary: 'Send an event to an endpoint once more',
  arguments: ['<webhook-id>', '<event>'],
  description: [
    'Sends an event once more, under the same `webhook-id` as before: an endpoint that dealt with it then',
    'can tell. Needs the scope delivery:manage.',
  ].join('\n'),
  options: {},
  examples: ['webhooks replay 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d 41'],
  async run({ options, arguments: [argument, event] }, io) {
    const webhookId = parseWebhookId(argument)
    const eventId = parseEventId(event)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    await webhooks.replay(webhookId, eventId)
    if (options.json) io.printJson({ id: webhookId, eventId })
    else io.print('It will be sent once more.')
  },
})

export const WEBHOOK_DELIVERY_COMMANDS: readonly Command[] = [
  webhooksPing,
  webhooksDeliveries,
  webhooksReplay,
]
