import { beforeAll, describe, expect, test } from 'vitest'
import { generateKey } from '#openpgp'
import { encodeBase64, readFraming, type SignedProfile } from '../index.ts'
import {
  exportGpgKey,
  type MadeKey,
  makeGpgKey,
  makeRnpKey,
  makeSqKey,
} from '../testing/key-makers.ts'
import { makeEventItem, makeReportItem, vendor } from '../testing/make-item.ts'
import { makeProfileText } from '../testing/make-profile.ts'
import { OPENERS } from '../testing/openers.ts'
import { succeed, Workshop } from '../testing/programs.ts'
import {
  generateCaseKey,
  openItem,
  readCertificate,
  readSecretKey,
  sealItem,
  verifyProfile,
} from './index.ts'
import { decodePayload } from './payload.ts'

const MAKERS = {
  'gpg rsa2048': (workshop) => makeGpgKey(workshop, 'rsa2048'),
  'gpg rsa3072': (workshop) => makeGpgKey(workshop, 'rsa3072'),
  'gpg rsa4096': (workshop) => makeGpgKey(workshop, 'rsa4096'),
  'gpg curve25519': (workshop) => makeGpgKey(workshop, 'curve25519'),
  'gpg nistp256': (workshop) => makeGpgKey(workshop, 'nistp256'),
  'gpg nistp384': (workshop) => makeGpgKey(workshop, 'nistp384'),
  'gpg nistp521': (workshop) => makeGpgKey(workshop, 'nistp521'),
  'sq curve25519': (workshop) => makeSqKey(workshop, 'cv25519'),
  'sq rsa3072': (workshop) => makeSqKey(workshop, 'rsa3k'),
  'rnp rsa2048': (workshop) => makeRnpKey(workshop, 'rsa2048'),
  'rnp curve25519': (workshop) => makeRnpKey(workshop, 'curve25519'),
  'rnp nistp256': (workshop) => makeRnpKey(workshop, 'nistp256'),
  'rnp nistp384': (workshop) => makeRnpKey(workshop, 'nistp384'),
  'openpgp.js curve25519': () => makeOpenpgpKey({ type: 'ecc', curve: 'curve25519Legacy' }),
  'openpgp.js nistp521': () => makeOpenpgpKey({ type: 'ecc', curve: 'nistP521' }),
} as const satisfies Record<string, (workshop: Workshop) => Promise<MadeKey>>

async function makeOpenpgpKey(
  kind: Pick<Parameters<typeof generateKey>[0], 'type' | 'curve'>,
): Promise<MadeKey> {
  const made = await generateKey({ ...kind, userIDs: { name: 'Vendor' }, format: 'object' })
  return {
    publicKey: made.publicKey.armor(),
    privateKey: made.privateKey.armor(),
    fingerprint: made.publicKey.getFingerprint(),
  }
}

/** The kind of signing subkey that goes with a primary key. */
const GPG_SUBKEYS = { rsa2048: 'rsa2048', curve25519: 'ed25519' } as const

const text = 'Lines end in LF,\nand this one has an emoji: 🦊\n\n-----BEGIN it is not'
const description = 'CRLF\r\nLF\nTab\tNUL \0 Umlaut ä 漢字 🦊 "quoted" \\ -- \u2028 end'

let workshop: Workshop
beforeAll(async () => {
  workshop = await Workshop.open()
  return () => workshop.close()
})

describe.each(Object.entries(MAKERS))('G-10 a report sealed to a key of %s', (_, make) => {
  let key: MadeKey
  let sealed: Uint8Array
  let json: string

  beforeAll(async () => {
    key = await make(workshop)
    const now = new Date()
    const [recipient, reporter] = [
      await readCertificate(key.publicKey, { now }),
      await generateCaseKey(now),
    ]
    const to = [recipient.fingerprint, reporter.certificate.fingerprint]
    const { fingerprint: from, armored: certificate } = reporter.certificate
    const item = makeReportItem({ from, to, certificate }, description)
    json = JSON.stringify(item)
    const recipients = [recipient, reporter.certificate]
    sealed = await sealItem({ item, text, signer: reporter, recipients, now })
  }, 30_000)

  test('has a frame that the service accepts', () => {
    expect(readFraming(sealed).sizeClass).toBe(8192)
  })

  test('is opened by us, signature included', async () => {
    const secret = await readSecretKey(key.privateKey)

    const opened = await openItem(sealed, { key: secret, verifyWith: 'enclosed' })

    expect(opened.text).toBe(text)
    expect(opened.json).toBe(json)
    expect(opened.signature.state).toBe('valid')
  })

  test.each(Object.entries(OPENERS))(
    'is opened by %s, to the last byte',
    async (_program, open) => {
      const plaintext = await open(workshop, key, sealed)

      expect(plaintext).toHaveLength(8192)
      expect(decodePayload(plaintext)).toEqual({ text, json })
    },
  )

  test('an event signed with it is the vendor\u2019s to the reporter', async () => {
    const now = new Date()
    const [signer, reporter] = [await readSecretKey(key.privateKey), await generateCaseKey(now)]
    const recipients = [signer.certificate, reporter.certificate]
    const [from, to] = [key.fingerprint, recipients.map(({ fingerprint }) => fingerprint)]
    const item = makeEventItem({ from: signer.certificate.fingerprint, to })

    const event = await sealItem({ item, text, signer, recipients, now })
    const opened = await openItem(event, { key: reporter, verifyWith: [signer.certificate] })

    expect(opened.signature).toMatchObject({ state: 'valid', signer: from })
    expect(opened.item).toEqual(item)
  })
})

describe.each(['rsa2048', 'curve25519'] as const)('a profile that gpg signed with %s', (kind) => {
  let key: MadeKey

  beforeAll(async () => {
    key = await makeGpgKey(workshop, kind)
  })

  /** Signs as the manual tells people with smart cards to. */
  async function signWithGpg(profile: string): Promise<SignedProfile> {
    const [input, output] = [
      await workshop.write('profile.json', profile),
      workshop.path('profile.sig'),
    ]
    const gpg = ['--homedir', workshop.folder, '--batch', '--yes', '--local-user', key.fingerprint]
    await succeed('gpg', [...gpg, '--output', output, '--detach-sign', input])
    return { profile, signature: encodeBase64(await workshop.read('profile.sig')) }
  }

  async function verify() {
    const now = new Date()
    const certificate = await readCertificate(key.publicKey, { now })
    const expires = new Date(Number(now) + 30 * 24 * 60 * 60 * 1000).toISOString()
    const signed = await signWithGpg(makeProfileText([certificate], { expires }))
    const { fingerprint } = certificate
    return verifyProfile(signed, { vendor, fingerprint, lowestSerial: 1, now })
  }

  test('with its primary key, is believed', async () => {
    expect((await verify()).signers[0]?.fingerprint).toBe(key.fingerprint)
  })

  test('with a signing subkey, is believed', async () => {
    const gpg = [
      '--homedir',
      workshop.folder,
      '--batch',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      '',
    ]
    await succeed('gpg', [...gpg, '--quick-add-key', key.fingerprint, GPG_SUBKEYS[kind], 'sign'])
    key = await exportGpgKey(workshop, key.fingerprint)

    expect((await verify()).signers[0]?.fingerprint).toBe(key.fingerprint)
  })
})

test('the newer encoding of Curve25519 is accepted, for vendors whose programs make it', async () => {
  const key = await makeOpenpgpKey({ type: 'curve25519' })
  const now = new Date()
  const [signer, reporter] = [await readSecretKey(key.privateKey), await generateCaseKey(now)]
  const recipients = [await readCertificate(key.publicKey, { now }), reporter.certificate]
  const item = makeEventItem({
    from: signer.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
  })

  const sealed = await sealItem({ item, text, signer, recipients, now })
  const opened = await openItem(sealed, { key: signer, verifyWith: [signer.certificate] })

  expect(opened.signature.state).toBe('valid')
})
