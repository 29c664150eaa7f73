import { describe, expect, test } from 'vitest'
import { now } from '../testing/make-item.ts'
import { makeThread } from '../testing/make-thread.ts'
import type { KeyKeeper, SecretKey } from './certificate.ts'
import { holdKey } from './checked-keeper.ts'
import { signCleartext } from './cleartext.ts'
import { generateCaseKey, openFile, openItem, readHeldKey, sealItem, signProfile } from './index.ts'
import { streamOf } from './pieces.ts'
import { makeKeeper } from './testing/make-keeper.ts'
import { makeContent, makeSealedFile, piecesOfSize } from './testing/make-sealed-file.ts'

const { item, reporter, vendor } = await makeThread()
const recipients = [vendor.certificate, reporter.certificate]
const text = 'For people.'
const sealed = await sealItem({ item, text, signer: reporter, recipients, now })
const content = makeContent(100_000)
const sealedFile = await makeSealedFile(content, recipients)
const stranger = await generateCaseKey(now)

type Liar = Partial<KeyKeeper> & { signers?: SecretKey[] }

function makeHeldKey(key: SecretKey, liar: Liar) {
  return holdKey(key.certificate, makeKeeper(key, liar))
}

function open(liar: Liar = {}) {
  return openItem(sealed, { key: makeHeldKey(vendor, liar), verifyWith: 'enclosed' })
}

async function save(liar: Liar = {}) {
  const stream = streamOf(piecesOfSize(sealedFile, 30_000))
  const opened = await openFile(stream, makeHeldKey(vendor, liar))
  return new Uint8Array(await new Response(opened).arrayBuffer())
}

function seal(liar: Liar = {}) {
  return sealItem({ item, text, signer: makeHeldKey(reporter, liar), recipients, now })
}

test('a key that a program keeps opens and signs what one in hand does', async () => {
  const opened = await open()
  const answer = await openItem(await seal(), { key: vendor, verifyWith: 'enclosed' })

  expect(opened.item).toEqual(item)
  expect(await save()).toEqual(content)
  expect(answer).toMatchObject({ item, signature: { signer: reporter.certificate.fingerprint } })
})

test('the program is shown the packets for its own key, and nothing else of a message', async () => {
  const seen: number[] = []
  const keeper = makeKeeper(vendor)
  const openSessionKey: KeyKeeper['openSessionKey'] = (packets) => {
    seen.push(packets.length)
    return keeper.openSessionKey(packets)
  }

  await open({ openSessionKey })
  await save({ openSessionKey })

  // A PKESK packet for a key of Curve25519 (RFC 9580 §5.1, §11.5).
  expect(seen).toEqual([96, 96])
})

describe('G-41 what a program signed is believed only if it is', () => {
  test.each<[string, Liar]>([
    ['by another key', { signers: [stranger] }],
    ['twice', { signers: [reporter, stranger] }],
    ['over other bytes', { sign: () => makeKeeper(reporter).sign(new Uint8Array([1])) }],
    ['not at all', { sign: () => Promise.resolve(new Uint8Array()) }],
    ['by noise', { sign: () => Promise.resolve(crypto.getRandomValues(new Uint8Array(100))) }],
  ])('signed %s, nothing is sealed or published', async (_, liar) => {
    const publish = () => signProfile('{}', makeHeldKey(reporter, liar), now)

    await expect(seal(liar)).rejects.toMatchObject({ code: 'key_other_signature' })
    await expect(publish()).rejects.toMatchObject({ code: 'key_other_signature' })
  })

  test.each<[string, (text: string) => Promise<string>]>([
    ['without a signature', (said) => Promise.resolve(said)],
    ['by another key', (said) => signCleartext(said, stranger, now)],
    ['with other words', (said) => signCleartext(`${said} and more`, reporter, now)],
  ])('a text that comes back %s is not handed on', async (_, liar) => {
    const signed = signCleartext('Hello\n', makeHeldKey(reporter, { signCleartext: liar }), now)

    await expect(signed).rejects.toMatchObject({ code: 'key_other_signature' })
  })
})

test.each<[string, KeyKeeper['openSessionKey']]>([
  ['none', () => Promise.resolve(null)],
  ['another', () => Promise.resolve({ cipher: 9, bytes: new Uint8Array(32) })],
  ['a shorter one', () => Promise.resolve({ cipher: 9, bytes: new Uint8Array(3) })],
  [
    'one of a cipher that nobody seals with',
    () => Promise.resolve({ cipher: 2, bytes: new Uint8Array(24) }),
  ],
])('where the program finds %s as session key, the message is damaged', async (_, liar) => {
  await expect(open({ openSessionKey: liar })).rejects.toMatchObject({ code: 'damaged' })
  await expect(save({ openSessionKey: liar })).rejects.toMatchObject({ code: 'damaged' })
})

test('what goes wrong in the program is told as it is', async () => {
  const failure = new Error('Insert the card.')
  const fail = () => Promise.reject(failure)

  await expect(open({ openSessionKey: fail })).rejects.toBe(failure)
  await expect(save({ openSessionKey: fail })).rejects.toBe(failure)
  await expect(seal({ sign: fail })).rejects.toBe(failure)
  await expect(signProfile('{}', makeHeldKey(vendor, { sign: fail }), now)).rejects.toBe(failure)
})

test('the certificate of a kept key is the one that was asked for', async () => {
  const keeper = makeKeeper(vendor)
  const { armored, fingerprint } = vendor.certificate

  const { certificate } = await readHeldKey(armored, { keeper, expected: fingerprint })
  const other = readHeldKey(armored, { keeper, expected: stranger.certificate.fingerprint })

  expect(certificate).toEqual(vendor.certificate)
  await expect(other).rejects.toMatchObject({ code: 'key_fingerprint_mismatch' })
})
