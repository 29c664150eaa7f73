import { SECRET_PREFIX, signWithSecret, WEBHOOK_HEADERS } from '@sealpost/protocol'
import type { SeenRequest } from './requests.ts'

/** The same words, signed anew with a secret and for a time. */
export async function signAnew(
  { headers, body }: SeenRequest,
  { secret, nowMs }: { secret: string; nowMs: number },
): Promise<SeenRequest> {
  const id = headers[WEBHOOK_HEADERS.id] ?? ''
  const timestamp = Math.floor(nowMs / 1000)
  const signature = await signWithSecret({ id, timestamp, body }, secret)
  const anew = {
    [WEBHOOK_HEADERS.timestamp]: timestamp.toString(),
    [WEBHOOK_HEADERS.signature]: signature,
  }
  return { headers: { ...headers, ...anew }, body }
}

/** A secret that the service has never seen. */
export const STRANGE_SECRET = `${SECRET_PREFIX}${Buffer.alloc(32, 7).toString('base64')}`

/** Sends a request as anybody can who finds the bot's address, and gives what it answers. */
export async function post(botUrl: string, { headers, body }: SeenRequest): Promise<string> {
  const signed = Object.values(WEBHOOK_HEADERS).map((name) => [name, headers[name] ?? ''] as const)
  const answer = await fetch(`${botUrl}/sealpost`, {
    method: 'POST',
    headers: Object.fromEntries(signed),
    body,
  })
  return `${answer.status} ${await answer.text()}`.trim()
}
