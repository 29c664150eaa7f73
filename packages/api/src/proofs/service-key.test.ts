import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ServiceFacts, SubmissionAccepted, VendorSlug, verifyProof } from '@sealpost/protocol'
import { createServiceKey, keepServiceSeed } from '../runtimes/node/service-key.ts'
import { makeFolder } from '../testing/make-folder.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { derivePuzzleSecret, importServiceKey } from './service-key.ts'

// RFC 8032 §7.1, test 1.
const SEED = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const PUBLIC_KEY = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
const SIGNATURE_OF_NOTHING = fromHex(
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
)

test.for([
  ['node:crypto', createServiceKey],
  ['WebCrypto', importServiceKey],
] as const)(
  'with %s, a seed makes the key and the signatures that RFC 8032 names',
  async ([, make]) => {
    const key = await make(SEED)

    expect(key.publicKey).toBe(PUBLIC_KEY.toString('base64'))
    expect(Buffer.from(await key.sign(''))).toEqual(SIGNATURE_OF_NOTHING)
    expect(Buffer.from(await key.sign('text'))).toEqual(Buffer.from(await key.sign('text')))
  },
)

test('puzzles are signed with a secret of the seed that is not the seed', async () => {
  const secret = await derivePuzzleSecret(SEED)

  expect(secret).toBe(await derivePuzzleSecret(SEED))
  expect(secret).not.toBe(await derivePuzzleSecret(PUBLIC_KEY))
  expect(Buffer.from(secret, 'base64')).toHaveLength(32)
  expect(secret).not.toBe(SEED.toString('base64'))
})

test('the seed is made once, kept, and readable by this user only', async () => {
  const folder = makeFolder()

  const seed = await keepServiceSeed(folder)

  expect(await keepServiceSeed(folder)).toEqual(seed)
  expect((await stat(join(folder, 'service-key'))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(folder, 'service-key'), 'utf8')).trim()).toHaveLength(44)
  expect(await keepServiceSeed(makeFolder())).not.toEqual(seed)
})

test('a seed that was damaged is not replaced: proofs of its key are in the hands of reporters', async () => {
  const folder = makeFolder()
  await writeFile(join(folder, 'service-key'), 'damaged')

  await expect(keepServiceSeed(folder)).rejects.toThrow('must be 32 random bytes in base64')
})

test('G-12 a report is answered with a proof by the key that the service names, the same for a repetition', async () => {
  const app = await makeTestApp({ serviceKey: createServiceKey(SEED) })
  const vendor = await app.givenVendor()
  const report = await app.givenReport(vendor)

  const { proofKeys } = ServiceFacts.parse(await (await app.call('getService')).json())
  const again = await app.call('submitReport', {
    params: { vendor: vendor.slug },
    body: report.submission,
  })

  const { proof } = SubmissionAccepted.parse(await again.json())
  expect(proof).toEqual(report.proof)
  const received = { ...report, vendor: VendorSlug.parse(vendor.slug) }
  if (!proof) return expect.fail('there is no proof')
  expect(await verifyProof(proof, received, proofKeys)).toBe('valid')
  const later = { ...received, receivedAt: '2026-01-02T00:00:00.000Z' }
  expect(await verifyProof(proof, later, proofKeys)).toBe('invalid')
})

test('without a key, a service names none and proves nothing', async () => {
  const app = await makeTestApp()
  const report = await app.givenReport(await app.givenVendor())

  expect(report.proof).toBeNull()
  expect(await (await app.call('getService')).json()).toMatchObject({ proofKeys: [] })
})

function fromHex(hex: string): Buffer<ArrayBuffer> {
  return Buffer.from(hex, 'hex')
}
