import { assert, asyncProperty, nat } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { armor, encryptKey, enums, revokeKey, SecretKeyPacket } from '#openpgp'
import { Fingerprint } from '../index.ts'
import { exportGpgKey, type GPG_KINDS, makeGpgKey } from '../testing/key-makers.ts'
import { now } from '../testing/make-item.ts'
import { succeed, Workshop } from '../testing/programs.ts'
import {
  generateCaseKey,
  generateVendorKey,
  KeyError,
  protectSecretKey,
  readCertificate,
  readSecretKey,
} from './index.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'

const DAY_SECONDS = 24 * 60 * 60

/** The refusal of a public key; null if it is accepted. */
async function refusalOf(armored: string, options = { now }): Promise<KeyError | null> {
  try {
    await readCertificate(armored, options)
    return null
  } catch (error) {
    if (error instanceof KeyError) return error
    throw error
  }
}

async function codeOf(armored: string): Promise<string> {
  return (await refusalOf(armored))?.code ?? 'accepted'
}

async function secretCodeOf(armored: string, passphrase?: string): Promise<string> {
  return readSecretKey(armored, passphrase === undefined ? {} : { passphrase }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof KeyError ? error.code : `not ours: ${String(error)}`),
  )
}

describe('a certificate', () => {
  test('tells what a person wants to compare', async () => {
    const { publicKey, armored } = await makeKey({ keyExpirationTime: 100 * DAY_SECONDS })

    expect(await readCertificate(armored, { now })).toEqual({
      armored: armored.trimEnd() + '\n',
      fingerprint: publicKey.getFingerprint(),
      encryptionKeyId: publicKey.subkeys[0]?.getKeyID().toHex(),
      userIds: ['Vendor <security@acme.example>'],
      algorithm: 'Curve25519',
      createdAt: daysFromNow(-10),
      expiresAt: daysFromNow(90),
      warnings: [],
    })
  })

  test('is read from text around it, with either line ends', async () => {
    const { armored } = await makeKey()

    expect(await codeOf(`Our key:\r\n\r\n${armored.replaceAll('\n', '\r\n')}\r\nThanks!`)).toBe(
      'accepted',
    )
  })

  test('with several encryption subkeys is sealed to the newest valid one', async () => {
    const { publicKey, armored } = await makeKey({
      subkeys: [
        { date: daysFromNow(-9) },
        { date: daysFromNow(-8), keyExpirationTime: DAY_SECONDS },
      ],
    })

    const { encryptionKeyId } = await readCertificate(armored, { now })

    expect(encryptionKeyId).toBe(publicKey.subkeys[0]?.getKeyID().toHex())
  })

  test('counts as expired when its subkey is, though the primary key goes on', async () => {
    const { armored } = await makeKey({ subkeys: [{ keyExpirationTime: 20 * DAY_SECONDS }] })

    expect((await readCertificate(armored, { now })).expiresAt).toEqual(daysFromNow(10))
  })

  test('must have the expected fingerprint', async () => {
    const { armored, publicKey } = await makeKey()
    const expected = Fingerprint.parse(publicKey.getFingerprint())

    await expect(readCertificate(armored, { now, expected })).resolves.toBeDefined()
    await expect(
      readCertificate(armored, { now, expected: Fingerprint.parse('ab'.repeat(20)) }),
    ).rejects.toMatchObject({ code: 'key_fingerprint_mismatch' })
  })

  test('of a key made by a clock a few hours ahead of ours is accepted', async () => {
    expect(await codeOf((await makeKey({ date: daysFromNow(0.5) })).armored)).toBe('accepted')
  })
})

describe('a key is refused with its own code', () => {
  test('expired', async () => {
    const { armored } = await makeKey({ keyExpirationTime: DAY_SECONDS })

    expect(await codeOf(armored)).toBe('key_expired')
  })

  test('only its encryption subkey expired', async () => {
    const { armored } = await makeKey({ subkeys: [{ keyExpirationTime: DAY_SECONDS }] })

    expect(await codeOf(armored)).toBe('key_subkey_expired')
  })

  test.each([
    ['superseded', enums.reasonForRevocation.keySuperseded],
    ['compromised', enums.reasonForRevocation.keyCompromised],
  ])('revoked as %s', async (_, flag) => {
    const { privateKey } = await makeKey()
    const revoked = await revokeKey({
      key: privateKey,
      reasonForRevocation: { flag },
      date: daysFromNow(-1),
    })

    expect(await codeOf(revoked.publicKey)).toBe('key_revoked')
  })

  test('revoked as compromised, even if the revocation is dated later than our clock', async () => {
    const { privateKey } = await makeKey()
    const reasonForRevocation = { flag: enums.reasonForRevocation.keyCompromised }
    const revoked = await revokeKey({ key: privateKey, reasonForRevocation, date: daysFromNow(3) })

    expect(await codeOf(revoked.publicKey)).toBe('key_revoked')
  })

  test('only its encryption subkey revoked', async () => {
    const { privateKey } = await makeKey()
    const [subkey] = privateKey.subkeys
    if (!(privateKey.keyPacket instanceof SecretKeyPacket) || !subkey) throw new TypeError()
    privateKey.subkeys = [await subkey.revoke(privateKey.keyPacket, {}, daysFromNow(-1))]

    expect(await codeOf(privateKey.toPublic().armor())).toBe('key_no_encryption')
  })

  test('only signs', async () => {
    expect(await codeOf((await makeKey({ subkeys: [{ sign: true }] })).armored)).toBe(
      'key_no_encryption',
    )
    expect(await codeOf((await makeKey({ subkeys: [] })).armored)).toBe('key_no_encryption')
  })

  test('made in the future, whatever else it lacks', async () => {
    const signOnly = await makeKey({ date: daysFromNow(3), subkeys: [] })

    expect(await codeOf(signOnly.armored)).toBe('key_not_yet_valid')
    expect(await codeOf((await makeKey({ date: daysFromNow(3) })).armored)).toBe(
      'key_not_yet_valid',
    )
  })

  test('a private key', async () => {
    const { secret } = await makeKey()
    const disguised = secret.replaceAll('PRIVATE KEY BLOCK', 'PUBLIC KEY BLOCK')

    expect(await codeOf(secret)).toBe('key_private')
    expect(await codeOf(disguised)).toBe('key_private')
  })

  test('two keys, in two blocks or in one', async () => {
    const [one, other] = [await makeKey(), await makeKey()]
    const both = Buffer.concat([one.publicKey.write(), other.publicKey.write()])

    expect(await codeOf(one.armored + other.armored)).toBe('key_several')
    expect(await codeOf(armor(enums.armor.publicKey, both))).toBe('key_several')
  })

  test.each([2, 3, 5, 6])('version %i', async (version) => {
    const bytes = (await makeKey()).publicKey.write().slice()
    bytes[2] = version

    expect(await codeOf(armor(enums.armor.publicKey, bytes))).toBe('key_version')
  })

  test('version 6, as OpenPGP.js makes it', async () => {
    const { armored } = await makeKey({ type: 'curve25519', config: { v6Keys: true } })

    expect(await codeOf(armored)).toBe('key_version')
  })

  test('an algorithm nobody knows', async () => {
    const bytes = (await makeKey()).publicKey.write().slice()
    bytes[7] = 99

    const refusal = await refusalOf(armor(enums.armor.publicKey, bytes))

    expect(refusal?.code).toBe('key_algorithm')
    expect(refusal?.message).toContain('algorithm 99')
  })

  test('Curve448', async () => {
    expect(await codeOf((await makeKey({ type: 'curve448' })).armored)).toBe('key_algorithm')
  })

  test('without a user id that it signed itself', async () => {
    const { publicKey } = await makeKey()
    const bytes = publicKey.toPacketList().filterByTag(enums.packet.publicKey).write()

    expect(await codeOf(armor(enums.armor.publicKey, bytes))).toBe('key_malformed')
  })
})

/** A time as gpg takes it, such as 20261122T100000. */
function gpgTime(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}!`
}

function daysFrom(date: Date, days: number): Date {
  return new Date(Number(date) + days * DAY_SECONDS * 1000)
}

describe('keys of gpg that are refused by name', () => {
  let workshop: Workshop
  beforeAll(async () => {
    workshop = await Workshop.open()
  })
  afterAll(() => workshop.close())

  test.each<[keyof typeof GPG_KINDS, string, RegExp]>([
    ['rsa1024', 'key_rsa_short', /RSA 1024/],
    ['dsa2048', 'key_algorithm', /dsa/],
    ['elgamalSubkey', 'key_algorithm', /elgamal/],
    ['secp256k1', 'key_algorithm', /secp256k1/],
    ['brainpoolP256r1', 'key_algorithm', /brainpoolP256r1/],
  ])('%s', async (kind, code, name) => {
    const { publicKey } = await makeGpgKey(workshop, kind)

    const refusal = await refusalOf(publicKey, { now: new Date() })

    expect(refusal?.code).toBe(code)
    expect(refusal?.message).toMatch(name)
  })

  test('a refused part does no harm beside an accepted one', async () => {
    const { fingerprint, publicKey } = await makeGpgKey(workshop, 'curve25519')
    const options = { now: new Date() }
    const gpg = ['--homedir', workshop.folder, '--batch', '--pinentry-mode', 'loopback']
    const add = ['--passphrase', '', '--quick-add-key', fingerprint, 'brainpoolP256r1', 'encr']
    await succeed('gpg', [
      ...gpg,
      '--faked-system-time',
      gpgTime(daysFrom(options.now, 0.2)),
      ...add,
    ])

    const extended = await exportGpgKey(workshop, fingerprint)
    const later = { now: daysFrom(options.now, 1) }

    expect(extended.publicKey).not.toBe(publicKey)
    expect((await readCertificate(extended.publicKey, later)).encryptionKeyId).toBe(
      (await readCertificate(publicKey, options)).encryptionKeyId,
    )
  })

  test('a 2048-bit RSA key is accepted with a warning, a 3072-bit one without', async () => {
    const [short, long] = [
      await makeGpgKey(workshop, 'rsa2048'),
      await makeGpgKey(workshop, 'rsa3072'),
    ]
    const options = { now: new Date() }

    expect(await readCertificate(short.publicKey, options)).toMatchObject({
      algorithm: 'RSA 2048',
      warnings: ['rsa_short'],
    })
    expect((await readCertificate(long.publicKey, options)).warnings).toEqual([])
  })

  test('a private key whose primary part is kept elsewhere still opens', async () => {
    const { fingerprint } = await makeGpgKey(workshop, 'curve25519')
    const gpg = ['--homedir', workshop.folder, '--batch', '--armor']
    const { stdout } = await succeed('gpg', [...gpg, '--export-secret-subkeys', fingerprint])

    const secret = await readSecretKey(stdout.toString())

    expect(secret.certificate.fingerprint).toBe(fingerprint)
  })
})

describe('damaged armor is refused as malformed', () => {
  const [begin, end] = [
    '-----BEGIN PGP PUBLIC KEY BLOCK-----',
    '-----END PGP PUBLIC KEY BLOCK-----',
  ]
  const inMiddle = (text: string, change: (line: string) => string) =>
    text
      .split('\n')
      .map((line, at) => (at === 5 ? change(line) : line))
      .join('\n')

  test.each<[string, (armored: string) => string]>([
    ['nothing', () => ''],
    ['words', () => 'our key is on the key server'],
    ['a fingerprint', () => '0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567'],
    ['only the first line', () => begin],
    ['without the last line', (armored) => armored.slice(0, armored.indexOf(end))],
    ['without the first line', (armored) => armored.slice(begin.length)],
    [
      'first and last line swapped',
      (armored) => `${end}${armored.slice(begin.length, -end.length - 1)}${begin}`,
    ],
    ['without a body', () => `${begin}\n\n${end}\n`],
    ['cut in half', (armored) => `${armored.slice(0, armored.length / 2)}\n${end}\n`],
    ['a line lost', (armored) => inMiddle(armored, () => '')],
    [
      'a character that is not base64',
      (armored) => inMiddle(armored, (line) => `!${line.slice(1)}`),
    ],
    ['quoted in a mail', (armored) => armored.replaceAll(/^/gm, '> ')],
    ['escaped for HTML', (armored) => armored.replaceAll('-----', '&#45;&#45;&#45;')],
    ['an entity lost its line breaks', (armored) => armored.replaceAll('\n', ' ')],
    ['another kind of block', (armored) => armored.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE')],
    ['bytes that are no key', () => armor(enums.armor.publicKey, new Uint8Array(100).fill(0x11))],
  ])('%s', async (_, damage) => {
    const { armored } = await makeKey()

    expect(await codeOf(damage(armored))).toBe('key_malformed')
  })

  test('whatever bit is flipped, a key is accepted or refused, and nothing else is thrown', async () => {
    const bytes = (await makeKey()).publicKey.write()

    await assert(
      asyncProperty(nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = bytes.slice()
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))

        expect(await codeOf(armor(enums.armor.publicKey, flipped))).toMatch(/^(accepted|key_)/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a private key', () => {
  test('is unlocked by its passphrase and no other', async () => {
    const { privateKey } = await makeKey()
    const locked = (await encryptKey({ privateKey, passphrase: 'right' })).armor()

    expect(await secretCodeOf(locked, 'right')).toBe('accepted')
    expect(await secretCodeOf(locked, 'wrong')).toBe('key_passphrase')
    expect(await secretCodeOf(locked)).toBe('key_passphrase')
  })

  test('without a passphrase takes any', async () => {
    expect(await secretCodeOf((await makeKey()).secret, 'needless')).toBe('accepted')
  })

  test('is not a public key, nor two', async () => {
    const { armored, secret } = await makeKey()

    expect(await secretCodeOf(armored)).toBe('key_public')
    expect(await secretCodeOf(secret + secret)).toBe('key_several')
    expect(await secretCodeOf(secret.slice(0, 300))).toBe('key_malformed')
  })

  test('that expired or was revoked is read to open what is old, unless a day of use is given', async () => {
    const expired = await makeKey({ keyExpirationTime: DAY_SECONDS })
    const { privateKey } = await makeKey()
    const revoked = await revokeKey({ key: privateKey, date: daysFromNow(-1) })

    expect(await secretCodeOf(expired.secret)).toBe('accepted')
    expect(await secretCodeOf(revoked.privateKey)).toBe('accepted')
    await expect(readSecretKey(expired.secret, { now })).rejects.toMatchObject({
      code: 'key_expired',
    })
    await expect(readSecretKey(revoked.privateKey, { now })).rejects.toMatchObject({
      code: 'key_revoked',
    })
  })

  test('survives being written and read', async () => {
    const made = await generateVendorKey({ name: 'Acme', email: 'security@acme.example' }, now)

    const read = await readSecretKey(made.armored, { now })

    expect(read.certificate).toEqual(made.certificate)
    expect(made.revocationCertificate).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/)
  })

  test('is protected by a passphrase without which nobody reads it', async () => {
    const made = await generateVendorKey({ name: 'Acme' }, now)

    const armored = await protectSecretKey(made, 'Pässe 🔑')

    expect(await secretCodeOf(armored)).toBe('key_passphrase')
    await expect(readSecretKey(armored, { passphrase: 'other' })).rejects.toMatchObject({
      code: 'key_passphrase',
    })
    const read = await readSecretKey(armored, { passphrase: 'Pässe 🔑' })
    expect(read.armored).toBe(made.armored)
  })
})

test('a case key names nobody, and each is another', async () => {
  const [one, other] = [await generateCaseKey(now), await generateCaseKey(now)]

  expect(one.certificate.userIds).toEqual(['Sealpost reporter'])
  expect(one.certificate.createdAt).toEqual(now)
  expect(one.certificate.fingerprint).not.toBe(other.certificate.fingerprint)
})
