import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  encodeBase64,
  ProofOfReceipt,
  proofText,
  type ReceivedReport,
  Reference,
  ReportId,
  Sha256,
  Timestamp,
  VendorSlug,
  verifyProof,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const report: ReceivedReport = {
  vendor: VendorSlug.parse('acme'),
  reportId: ReportId.parse('3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d'),
  reference: Reference.parse('PM-7F3K-92QD'),
  ciphertextHash: Sha256.parse('ab'.repeat(32)),
  receivedAt: '2026-11-22T09:30:00.000Z',
}

/** Signs as a service does. */
async function sign(text: string): Promise<ProofOfReceipt> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const key = await crypto.subtle.exportKey('raw', pair.publicKey)
  const signature = await crypto.subtle.sign(
    'Ed25519',
    pair.privateKey,
    new TextEncoder().encode(text),
  )
  return {
    key: encodeBase64(new Uint8Array(key)),
    signature: encodeBase64(new Uint8Array(signature)),
  }
}

// RFC 8032, §7.1, test 1's public key.
const KNOWN_KEY = encodeBase64(
  Uint8Array.from(
    Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'),
  ),
)

let proof: ProofOfReceipt
beforeAll(async () => {
  proof = await sign(proofText(report))
})

test('a proof that was signed once, with the key of RFC 8032 §7.1, is still valid', async () => {
  const known = z
    .object({
      report: z.object({
        vendor: VendorSlug,
        reportId: ReportId,
        reference: Reference,
        ciphertextHash: Sha256,
        receivedAt: Timestamp,
      }),
      proof: ProofOfReceipt,
    })
    .parse(readFixture('proof-of-receipt/vector.json'))

  expect(known.proof.key).toBe(KNOWN_KEY)
  expect(await verifyProof(known.proof, known.report, [KNOWN_KEY])).toBe('valid')
})

test('what a service signs are six lines', () => {
  expect(proofText(report)).toBe(
    `sealpost-proof/1\nacme\n3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d\nPM-7F3K-92QD\n${'ab'.repeat(32)}\n2026-11-22T09:30:00.000Z\n`,
  )
})

test('a proof by a key of the profile is valid, whichever of them it is', async () => {
  expect(await verifyProof(proof, report, [proof.key])).toBe('valid')
  expect(await verifyProof(proof, report, [KNOWN_KEY, proof.key])).toBe('valid')
})

test('G-12 a proof by a key that the profile does not name counts for nothing', async () => {
  expect(await verifyProof(proof, report, [])).toBe('unknown_key')
  expect(await verifyProof(proof, report, [KNOWN_KEY])).toBe('unknown_key')
})

describe('G-12 a proof is invalid', () => {
  test.each<[keyof ReceivedReport, Partial<ReceivedReport>]>([
    ['vendor', { vendor: VendorSlug.parse('other') }],
    ['reportId', { reportId: ReportId.parse('7e57ab1e-0000-4000-8000-000000000001') }],
    ['reference', { reference: Reference.parse('PM-7F3K-92QE') }],
    ['ciphertextHash', { ciphertextHash: Sha256.parse('ac'.repeat(32)) }],
    ['receivedAt', { receivedAt: '2026-11-22T09:30:00.001Z' }],
  ])('for another %s', async (_, differently) => {
    expect(await verifyProof(proof, { ...report, ...differently }, [proof.key])).toBe('invalid')
  })

  test('under the name of another key', async () => {
    const { signature } = proof

    expect(await verifyProof({ key: KNOWN_KEY, signature }, report, [KNOWN_KEY])).toBe('invalid')
  })

  test.each([
    ['nothing', ''],
    ['what is no base64', '?????'],
    ['half a signature', encodeBase64(new Uint8Array(32))],
    ['zeros', encodeBase64(new Uint8Array(64))],
  ])('with %s for a signature', async (_, signature) => {
    expect(await verifyProof({ ...proof, signature }, report, [proof.key])).toBe('invalid')
  })

  test.each([
    ['nothing', ''],
    ['what is no base64', '?????'],
    ['31 bytes', encodeBase64(new Uint8Array(31))],
    ['33 bytes', encodeBase64(new Uint8Array(33))],
  ])('with %s for a key', async (_, key) => {
    expect(await verifyProof({ ...proof, key }, report, [key])).toBe('invalid')
  })
})
