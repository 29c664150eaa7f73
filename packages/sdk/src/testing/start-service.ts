import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { startServer } from '@sealpost/api/node'
import { SealpostOperator } from '../client.ts'

export const OPERATOR_TOKEN = 'an-operator-token-of-32-characters'

/** Starts the real service on a free port, with a database file of its own, until the test ends. */
export async function startService(environment: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'sealpost-sdk-'))
  const widget = join(folder, 'built-widget')
  await mkdir(join(widget, '0.1.0'), { recursive: true })
  await writeFile(join(widget, '0.1.0', 'sealpost.js'), 'void 0')
  const server = await startServer({
    environment: {
      PORT: '0',
      SEALPOST_DATA: folder,
      SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN,
      SEALPOST_PROOF_OF_WORK: 'off',
      SEALPOST_REQUESTS_PER_MINUTE: '0',
      SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on',
      SEALPOST_WIDGET: widget,
      ...environment,
    },
    logTo: new Writable({ write: (_chunk, _encoding, done) => done() }),
  })
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  const operator = new SealpostOperator({ baseUrl: server.url, operatorToken: OPERATOR_TOKEN })
  return { url: server.url, operator }
}
