// Runs the bot with what its environment names, and tells in a line of JSON where it listens.
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'
import { createBot } from './create-bot.ts'
import { Tracker } from './tracker.ts'

const vendor = setting('SEALPOST_VENDOR')
const key = await readSecretKey(readFileSync(setting('SEALPOST_KEY_FILE'), 'utf8'))
const client = new Sealpost({
  apiKey: setting('SEALPOST_API_KEY'),
  baseUrl: setting('SEALPOST_URL'),
})
const bot = createBot({
  vendor,
  keys: setting('SEALPOST_WEBHOOK_KEYS').split(' '),
  desk: new Desk({ client, key, vendor }),
  tracker: new Tracker(setting('TICKETS_FILE')),
})

const server = serve({ fetch: bot.fetch, port: Number(process.env['PORT'] ?? 3000) }, ({ port }) =>
  console.log(JSON.stringify({ event: 'listening', url: `http://localhost:${port}` })),
)
process.once('SIGTERM', () => server.close())

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} must be set.`)
}
