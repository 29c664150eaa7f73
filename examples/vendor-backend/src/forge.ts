import { SECRET_PREFIX, signWithSecret, WEBHOOK_HEADERS } from '@sealpost/protocol'
import type { SeenRequest } from './hook.ts'

type Request = Pick<SeenRequest, 'headers' | 'body'>

const MINUTE_MS = 60_000

// A secret that the service has never seen.
const STRANGE_SECRET = `${SECRET_PREFIX}${Buffer.alloc(32, 7).toString('base64')}`

/** Requests made of a good one that a bot must refuse, each with the answer that it deserves. */
export async function forge(
  good: Request,
  { secret, nowMs }: { secret: string; nowMs: number },
): Promise<[Request, string][]> {
  return [
    [{ ...good, body: good.body.replace('"acme"', '"apex"') }, '401 wrong_signature'],
    [await signAnew(good, { secret: STRANGE_SECRET, nowMs }), '401 wrong_signature'],
    [await signAnew(good, { secret, nowMs: nowMs - 10 * MINUTE_MS }), '401 too_old'],
    [await signAnew(good, { secret, nowMs: nowMs + 10 * MINUTE_MS }), '401 too_new'],
    [{ headers: {}, body: good.body }, '401 missing_header'],
  ]
}

/** The same words, signed with a secret and for a time. */
export async function signAnew(
  { headers, body }: Request,
  { secret, nowMs }: { secret: string; nowMs: number },
): Promise<Request> {
  const id = headers[WEBHOOK_HEADERS.id] ?? ''
  const timestamp = Math.floor(nowMs / 1000)
  const anew = {
    [WEBHOOK_HEADERS.timestamp]: timestamp.toString(),
    [WEBHOOK_HEADERS.signature]: await signWithSecret({ id, timestamp, body }, secret),
  }
  return { headers: { ...headers, ...anew }, body }
}

/** Sends a request as anybody can who finds the bot's address, and gives what it answers. */
export async function post(botUrl: string, { headers, body }: Request): Promise<string> {
  const signed = Object.values(WEBHOOK_HEADERS).map((name) => [name, headers[name] ?? ''] as const)
  const answer = await fetch(`${botUrl}/sealpost`, {
    method: 'POST',
    headers: Object.fromEntries(signed),
    body,
  })
  return `${answer.status} ${await answer.text()}`.trim()
}
