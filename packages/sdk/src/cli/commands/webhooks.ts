import { type CreatedWebhook, EVENT_TYPES, type Webhook } from '@sealpost/protocol'
import { type Command, defineCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { parseChoice, parseWebhookId } from '../parse-option.ts'
import { keepSecret } from '../secret-file.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'
import { WEBHOOK_DELIVERY_COMMANDS } from './webhook-deliveries.ts'

const CHOICES = {
  label: { type: 'string', value: '<words>', help: 'For people: what listens there' },
  type: {
    type: 'string',
    value: '<type>',
    multiple: true,
    help: 'An event that it is told of, such as report.received',
  },
} as const satisfies Record<string, OptionSpec>

const SECRET_FILE = {
  'secret-file': {
    type: 'string',
    value: '<file>',
    help: 'Keep the secret in a new file that only you can read, instead of printing it',
  },
} as const satisfies Record<string, OptionSpec>

const webhooksList = defineCommand({
  name: 'webhooks list',
  summary: 'List the endpoints that are told of events',
  arguments: [],
  description: 'Lists every endpoint, oldest first. Needs the scope delivery:manage.',
  options: {},
  examples: ['webhooks list'],
  async run({ options }, io) {
    const client = await openClient(io, await loadSettings(io, options))
    const webhooks = await client.webhooks.list()
    if (options.json) io.printJson(webhooks)
    else if (webhooks.length === 0) io.note('There are no webhooks.')
    else for (const webhook of webhooks) io.print(render(webhook))
  },
})

const webhooksCreate = defineCommand({
  name: 'webhooks create',
  summary: 'Make an endpoint that is told of events',
  arguments: ['<url>'],
  description: [
    'Makes an endpoint, which is told of what happens from then on: which event, which report, which day;',
    'never what it says. Prints the secret that its requests are signed with, this once. See',
    '`verifyWebhook` of @sealpost/sdk/webhooks. Needs the scope delivery:manage.',
    '',
    'Events:',
    ...EVENT_TYPES.map((type) => `  ${type}`),
  ].join('\n'),
  options: { ...CHOICES, ...SECRET_FILE },
  examples: [
    'webhooks create https://hooks.acme.example/sealpost --type report.received --type message.received',
    'webhooks create https://hooks.acme.example/sealpost --label Tracker --secret-file webhook.secret',
  ],
  async run({ options, arguments: [url = ''] }, io) {
    const types = parseTypes(options.type) ?? [...EVENT_TYPES]
    const label = options.label ?? (URL.canParse(url) ? new URL(url).host : url)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    const file = options['secret-file']
    const made = await keepSecret(file, io, () => webhooks.create({ url, label, types }))
    showSecret(made, { file, isJson: options.json === true }, io)
  },
})

const webhooksUpdate = defineCommand({
  name: 'webhooks update',
  summary: 'Change an endpoint, or switch it off and on',
  arguments: ['<webhook-id>'],
  description: [
    'Changes what is named and leaves the rest. What waits for an endpoint is kept while it is off.',
    'Needs the scope delivery:manage.',
  ].join('\n'),
  options: {
    url: { type: 'string', value: '<url>', help: 'Where it listens now' },
    ...CHOICES,
    enabled: { type: 'string', value: 'yes|no', help: 'Whether it is told of anything' },
  },
  examples: ['webhooks update 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d --enabled yes'],
  async run({ options, arguments: [argument] }, io) {
    const webhookId = parseWebhookId(argument)
    const enabled = parseChoice('--enabled', options.enabled, ['yes', 'no'])
    const types = parseTypes(options.type)
    const change = {
      ...(options.url !== undefined && { url: options.url }),
      ...(options.label !== undefined && { label: options.label }),
      ...(types && { types }),
      ...(enabled !== undefined && { enabled: enabled === 'yes' }),
    }
    if (Object.keys(change).length === 0) throw new UsageError('Say what to change. See --help.')
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    const webhook = await webhooks.update(webhookId, change)
    if (options.json) io.printJson(webhook)
    else io.print(render(webhook))
  },
})

const webhooksDelete = defineCommand({
  name: 'webhooks delete',
  summary: 'Delete an endpoint and what waits for it',
  arguments: ['<webhook-id>'],
  description: 'Deletes an endpoint at once. Needs the scope delivery:manage.',
  options: {},
  examples: ['webhooks delete 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d'],
  async run({ options, arguments: [argument] }, io) {
    const webhookId = parseWebhookId(argument)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    await webhooks.delete(webhookId)
    if (options.json) io.printJson({ id: webhookId })
    else io.print('It is told of nothing any more.')
  },
})

const webhooksRotate = defineCommand({
  name: 'webhooks rotate',
  summary: 'Replace the secret of an endpoint',
  arguments: ['<webhook-id>'],
  description: [
    'Makes a new secret and prints it, this once. For a day, requests are signed with the one before it',
    'too, so that the endpoint can follow in its own time. Needs the scope delivery:manage.',
  ].join('\n'),
  options: SECRET_FILE,
  examples: ['webhooks rotate 3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d --secret-file webhook.secret'],
  async run({ options, arguments: [argument] }, io) {
    const webhookId = parseWebhookId(argument)
    const { webhooks } = await openClient(io, await loadSettings(io, options))
    const file = options['secret-file']
    const made = await keepSecret(file, io, () => webhooks.rotateSecret(webhookId))
    showSecret(made, { file, isJson: options.json === true }, io)
  },
})

function parseTypes(values: string[] | undefined) {
  return values
    ?.map((value) => parseChoice('--type', value, EVENT_TYPES))
    .filter((type) => type !== undefined)
}

/** What was made; the secret only if no file keeps it. */
function showSecret(
  { secret, ...webhook }: CreatedWebhook,
  ...[{ file, isJson }, io]: [kept: { file: string | undefined; isJson: boolean }, io: Io]
): void {
  if (isJson) io.printJson(file === undefined ? { ...webhook, secret } : webhook)
  else {
    io.note(render(webhook))
    io.print(file === undefined ? secret : `The secret is in ${file}.`)
  }
}

function render({ id, url, label, types, enabled, disabledBy }: Webhook): string {
  const off = disabledBy === 'gone' ? 'off: it answered 410' : 'off'
  const told = types.length === EVENT_TYPES.length ? 'every event' : types.join(', ')
  return [id, enabled ? 'on' : off, url, label, told].join('  ')
}

export const WEBHOOK_COMMANDS: readonly Command[] = [
  webhooksList,
  webhooksCreate,
  webhooksUpdate,
  webhooksDelete,
  webhooksRotate,
  ...WEBHOOK_DELIVERY_COMMANDS,
]
