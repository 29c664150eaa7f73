import type { FeedEvent } from '@sealpost/protocol'
import { defineCommand } from '../command.ts'
import { UsageError } from '../exit-code.ts'
import { openClient } from '../secrets.ts'
import { loadSettings } from '../settings.ts'

export const events = defineCommand({
  name: 'events',
  summary: 'List or follow what happens',
  arguments: [],
  description: [
    'Lists every event from oldest to newest: what happened to which report, key or webhook, and when; never',
    'what a report says.',
    'With --follow, waits for more until it is stopped, also while the service is away; with --json, prints',
    'one line for each event then. To go on later, give the number of the last event that you dealt with.',
    'Needs the scope reports:read, and no private key.',
  ].join('\n'),
  options: {
    after: { type: 'string', value: '<n>', help: 'Only events after this one' },
    follow: { type: 'boolean', help: 'Wait for more' },
  },
  examples: ['events --after 41 --json', 'events --follow'],
  async run({ options }, io) {
    const after = parseAfter(options.after)
    const client = await openClient(io, await loadSettings(io, options))
    if (options.json && !options.follow) {
      io.printJson(await client.events.list({ after }).all())
      return
    }
    const feed = options.follow ? client.events.follow({ after }) : client.events.list({ after })
    for await (const event of feed) {
      io.print(options.json ? JSON.stringify(event) : render(event))
    }
  },
})

function render({ id, at, type, reportId, ...facts }: FeedEvent): string {
  const what = [type, facts.promise, facts.subject, facts.expires].filter((fact) => fact !== null)
  return [String(id).padStart(6), at, ...(reportId ? [reportId] : []), what.join(' ')].join('  ')
}

function parseAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,15}$/.test(value)) return Number(value)
  throw new UsageError('--after must be the number of an event')
}
