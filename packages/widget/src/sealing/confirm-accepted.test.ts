import { afterEach, expect, test, vi } from 'vitest'
import {
  ChannelId,
  createReceipt,
  type ProofOfReceipt,
  type ReceivedReport,
  Sha256,
  sha256,
} from '@sealpost/protocol'
import { makeVerifiedProfile, RECEIVED_AT, REFERENCE, VENDOR } from '../testing/made-profile.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makePrepared } from '../testing/make-prepared.ts'
import { makeProofKey, type ProofKey } from '../testing/make-proof.ts'
import { troubleOf } from '../trouble.ts'
import { confirmAccepted } from './confirm-accepted.ts'

const [key, strangerKey] = [await makeProofKey(), await makeProofKey()]
const draft = {
  channel: ChannelId.parse('vulnerability'),
  urgent: false,
  answers: {},
  files: [],
  acceptedRules: [],
  language: 'en',
  text: '',
}

afterEach(() => vi.restoreAllMocks())

/** Confirms what a service answers with that proof, under a profile that names these keys. */
async function confirm(
  proofOf: (received: ReceivedReport) => Promise<ProofOfReceipt | null>,
  keys: readonly ProofKey[] = [key],
): Promise<unknown> {
  const verified = makeVerifiedProfile(makePolicy())
  const proofKeys = keys.map(({ publicKey }) => publicKey)
  const profile = { ...verified.profile, service: { ...verified.profile.service, proofKeys } }
  const report = makePrepared({ draft, receipt: await createReceipt(VENDOR), profile: verified })
  const ciphertextHash = await sha256(report.submission.sealed)
  const { reportId } = report
  const received = { reportId, reference: REFERENCE, receivedAt: RECEIVED_AT, ciphertextHash }
  const answer = {
    ...received,
    promises: [],
    proof: await proofOf({ vendor: VENDOR, ...received }),
  }
  return confirmAccepted(answer, report, profile).then(
    ({ proofVerdict }) => proofVerdict,
    (error: unknown) => troubleOf(error),
  )
}

test('a signature by a key that the profile names is believed', async () => {
  expect(await confirm(key.sign)).toBe('valid')
  expect(await confirm(key.sign, [strangerKey, key])).toBe('valid')
})

test('G-12 where the profile names a key, an answer without signature is a lying one', async () => {
  expect(await confirm(() => Promise.resolve(null))).toBe('answer_unproven')
})

test('G-12 a signature by another key proves nothing, however good it is', async () => {
  expect(await confirm(strangerKey.sign)).toBe('answer_unproven')
})

const otherHash = Sha256.parse('cd'.repeat(32))
const OTHERS: readonly [string, Partial<ReceivedReport>][] = [
  ['another time', { receivedAt: '2026-11-22T09:30:01.000Z' }],
  ['other bytes', { ciphertextHash: otherHash }],
]

test.each(OTHERS)('G-12 a signature about %s proves nothing', async (_, change) => {
  expect(await confirm((received) => key.sign({ ...received, ...change }))).toBe('answer_unproven')
})

test('a signature under the name of another key of the profile proves nothing', async () => {
  const mixed = async (received: ReceivedReport) => ({
    ...(await strangerKey.sign(received)),
    key: key.publicKey,
  })

  expect(await confirm(mixed)).toBe('answer_unproven')
})

test('a service whose vendor names no key is taken by its word, and said to be', async () => {
  expect(await confirm(() => Promise.resolve(null), [])).toBe('unnamed')
  expect(await confirm(strangerKey.sign, [])).toBe('unnamed')
})

test('a browser without Ed25519 says so instead of refusing what may be right', async () => {
  const unsupported = new DOMException('Unrecognized name.', 'NotSupportedError')
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(unsupported)

  expect(await confirm(key.sign)).toBe('unsupported')
})
