import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type RunningProgram,
  type RunningService,
  startProgram,
  type Vendor,
} from '@sealpost/example-stage'

/** The bot's machine: what it is told, and where its tickets are. */
export type Backend = {
  ticketsFile: string
  /** Starts the bot where it was before, with the keys that it is to believe. */
  startBot: (keys: readonly string[], settings?: Record<string, string>) => Promise<RunningProgram>
}

/** Puts an API key of its own, and the vendor's private key, on a machine for the bot. */
export async function prepareBackend(
  { url }: RunningService,
  { name, client, privateKey, folder }: Vendor,
): Promise<Backend> {
  const { secret } = await client.apiKeys.create({
    label: 'Ticket bot',
    scopes: ['reports:read', 'reports:write'],
  })
  const keyFile = join(folder, 'bot-key.asc')
  writeFileSync(keyFile, privateKey, { mode: 0o600 })
  const ticketsFile = join(folder, 'tickets.json')
  let port = '0'
  return {
    ticketsFile,
    async startBot(keys, settings = {}) {
      const bot = await startProgram(fileURLToPath(new URL('bot/main.ts', import.meta.url)), {
        PORT: port,
        SEALPOST_URL: url,
        SEALPOST_VENDOR: name,
        SEALPOST_API_KEY: secret,
        SEALPOST_KEY_FILE: keyFile,
        SEALPOST_WEBHOOK_KEYS: keys.join(' '),
        TICKETS_FILE: ticketsFile,
        ...settings,
      })
      port = new URL(bot.url).port
      return bot
    },
  }
}
