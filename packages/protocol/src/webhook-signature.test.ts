import { expect, test } from 'vitest'
import { hasSignatureOf, PUBLIC_KEY_PREFIX, signWithSecret } from './index.ts'

// The example that implementations of Standard Webhooks 1.0 publish and test themselves by.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const REQUEST = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
}
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const OTHER = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc='

async function makeSigner() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  const text = new TextEncoder().encode(`${REQUEST.id}.${REQUEST.timestamp}.${REQUEST.body}`)
  const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, text)
  const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64')
  return { publicKey: PUBLIC_KEY_PREFIX + base64(raw), signature: `v1a,${base64(signature)}` }
}

test('signs the published example to the published signature', async () => {
  expect(await signWithSecret(REQUEST, SECRET)).toBe(SIGNATURE)
})

test.each([
  ['alone', SIGNATURE],
  ['after one of a former secret', `${OTHER} ${SIGNATURE}`],
  ['among versions that nobody knows yet', `v2,xxxx ${SIGNATURE} v1a,${SIGNATURE.slice(3)}`],
])('finds the signature of a secret %s', async (_, header) => {
  expect(await hasSignatureOf(REQUEST, header, SECRET)).toBe(true)
})

test('finds the signature of an Ed25519 key', async () => {
  const { publicKey, signature } = await makeSigner()

  expect(await hasSignatureOf(REQUEST, `${SIGNATURE} ${signature}`, publicKey)).toBe(true)
})

test.each([
  ['another id', { id: 'msg_other' }],
  ['another time', { timestamp: REQUEST.timestamp + 1 }],
  ['another body', { body: '{"test": 2432232315}' }],
])('a signature does not fit %s', async (_, changes) => {
  const { publicKey, signature } = await makeSigner()
  const header = `${SIGNATURE} ${signature}`

  expect(await hasSignatureOf({ ...REQUEST, ...changes }, header, SECRET)).toBe(false)
  expect(await hasSignatureOf({ ...REQUEST, ...changes }, header, publicKey)).toBe(false)
})

test.each([
  '',
  'v1',
  'v1,',
  'v1,no base64',
  OTHER,
  SIGNATURE.slice(3),
  SIGNATURE.replace('v1,', 'v1a,'),
])('the header %j is no signature of the secret, and no error', async (header) => {
  expect(await hasSignatureOf(REQUEST, header, SECRET)).toBe(false)
})

test.each(['', 'whsec_', 'whsec_*', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whpk_', 'whpk_*'])(
  'the key %j is refused in words that do not repeat it',
  async (key) => {
    const verdict = hasSignatureOf(REQUEST, SIGNATURE, key)

    await expect(verdict).rejects.toThrow(/^A key of a webhook is wh(sec|pk)_ and base64\.$/)
  },
)
