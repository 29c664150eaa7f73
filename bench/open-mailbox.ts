import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { LIMITS, type Profile } from '@sealpost/protocol'

const RECIPIENT_KEY_ID = '1111111111111111'
const REPORTER_KEY_ID = '2222222222222222'

/** A vendor's mailbox on a running service. */
export type Mailbox = {
  path: string
  /** Has an endpoint told of each report. */
  addWebhook: (endpoint: string) => Promise<void>
  /** The JSON of a report that nobody has sent before. About 12 KB: 8 KiB of text, sealed, in base64. */
  makeBody: (reportId?: string) => Buffer<ArrayBuffer>
}

/** Makes a vendor with a profile, through the service's own API. */
export async function openMailbox(
  url: string,
  operatorToken: string,
  vendor = 'acme',
): Promise<Mailbox> {
  const created = await send(`${url}/v1/vendors`, {
    method: 'POST',
    token: operatorToken,
    body: { vendor },
  })
  const profile = JSON.stringify(makeProfile(vendor))
  // The service cannot check signatures, and need not.
  const signed = { profile, signature: 'c2lnbmF0dXJl' }
  const token = created.apiKey?.secret ?? ''
  await send(`${url}/v1/profile`, { method: 'PUT', token, body: signed })
  const report = Buffer.from(
    JSON.stringify({
      reportId: randomUUID(),
      tokenHash: randomBytes(32).toString('hex'),
      channel: 'vulnerability',
      urgent: false,
      profileHash: createHash('sha256').update(profile).digest('hex'),
      reporterKeyId: REPORTER_KEY_ID,
      wrappedState: randomBytes(600).toString('base64'),
      sealed: frame().toString('base64'),
    }),
  )
  const valueOf = (key: string) => report.indexOf(`"${key}":"`) + `"${key}":"`.length
  const [idAt, tokenAt] = [valueOf('reportId'), valueOf('tokenHash')]
  return {
    path: `/v1/vendors/${vendor}/reports`,
    addWebhook: async (endpoint) => {
      const webhook = { url: endpoint, label: 'Endpoint', types: ['report.received'] }
      await send(`${url}/v1/webhooks`, { method: 'POST', token, body: webhook })
    },
    makeBody: (reportId = randomUUID()) => {
      const body = Buffer.from(report)
      body.write(reportId, idAt, 'latin1')
      body.write(randomBytes(32).toString('hex'), tokenAt, 'latin1')
      return body
    },
  }
}

type Answer = { apiKey?: { secret: string } }

type Ask = { method: string; token: string; body: object }

async function send(url: string, { method, token, body }: Ask): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`)
  return parseAnswer(await response.text())
}

/** A wrong shape fails at the next request. */
function parseAnswer(text: string): Answer {
  return JSON.parse(text) as Answer
}

/** RFC 9580 §5.1 and §5.13: two PKESK packets, then one SEIPD packet; random bytes in a valid frame. */
function frame(): Buffer {
  const sessionKeys = [RECIPIENT_KEY_ID, REPORTER_KEY_ID].map((keyId) => {
    const body = Buffer.concat([
      Buffer.of(3),
      Buffer.from(keyId, 'hex'),
      Buffer.of(18),
      randomBytes(80),
    ])
    return Buffer.concat([Buffer.of(0xc1, body.length), body])
  })
  const body = Buffer.concat([Buffer.of(1), randomBytes(LIMITS.sizeClasses[0] + 300)])
  const head = Buffer.alloc(6)
  head.writeUInt16BE(0xd2ff)
  head.writeUInt32BE(body.length, 2)
  return Buffer.concat([...sessionKeys, head, body])
}

function makeProfile(vendor: string): { [Key in keyof Profile]: unknown } {
  const fingerprint = 'a'.repeat(40)
  const recipients = [{ fingerprint, encryptionKeyId: RECIPIENT_KEY_ID }]
  return {
    format: 1,
    vendor,
    serial: 1,
    expires: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    certificates: ['-----BEGIN PGP PUBLIC KEY BLOCK-----'],
    signers: [fingerprint],
    channels: [{ id: 'vulnerability', recipients }],
    origins: [],
    service: { url: 'http://localhost', proofKeys: [] },
    policy: {
      name: 'Acme',
      language: 'en',
      channels: [{ id: 'vulnerability', label: 'Vulnerability', fields: {} }],
      identity: 'anonymous',
      rules: { accept: 'together', items: [] },
      scope: { mode: 'open', outside: 'warn', targets: [], exclusions: [] },
    },
  }
}
