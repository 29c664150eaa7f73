import { beforeAll, describe, expect, test } from 'vitest'
import { createMessage, sign } from '#openpgp'
import { encodeBase64, type SignedProfile, sha256, VendorSlug } from '../index.ts'
import { now, vendor } from '../testing/make-item.ts'
import { makeProfileText } from '../testing/make-profile.ts'
import {
  type Certificate,
  generateVendorKey,
  ProfileTrustError,
  readCertificate,
  readSecretKey,
  type SecretKey,
  signProfile,
  verifyProfile,
} from './index.ts'
import { privateKeyOf } from './parsed-keys.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'

const DAY_SECONDS = 24 * 60 * 60

let signer: SecretKey
beforeAll(async () => {
  signer = await generateVendorKey({ name: 'Acme' }, now)
})

function trustIn({ certificate }: SecretKey) {
  return { vendor, fingerprint: certificate.fingerprint, lowestSerial: 1, now }
}

async function outcomeOf(
  signed: SignedProfile,
  differently: Partial<Parameters<typeof verifyProfile>[1]> = {},
): Promise<string> {
  return verifyProfile(signed, { ...trustIn(signer), ...differently }).then(
    () => 'believed',
    (error: unknown) =>
      error instanceof ProfileTrustError ? error.code : `not ours: ${String(error)}`,
  )
}

/** A profile of the signer's, signed, with some parts differently. */
function makeSigned(
  differently: Readonly<Record<string, unknown>> = {},
  certificates: readonly Certificate[] = [signer.certificate],
): Promise<SignedProfile> {
  return signProfile(makeProfileText(certificates, differently), signer, now)
}

describe('a signed profile', () => {
  test('is believed, and tells whom to seal to and whom to believe', async () => {
    const signed = await makeSigned()

    const verified = await verifyProfile(signed, trustIn(signer))

    expect(verified.profile.serial).toBe(7)
    expect(verified.hash).toBe(await sha256(signed.profile))
    expect(Object.fromEntries(verified.recipients)).toEqual({
      vulnerability: [signer.certificate],
      incident: [signer.certificate],
    })
    expect(verified.signers).toEqual([signer.certificate])
  })

  test('is sealed to the encryption key it names, even if another is newer', async () => {
    const { armored, publicKey } = await makeKey({
      subkeys: [{ date: daysFromNow(-9) }, { date: daysFromNow(-8) }],
    })
    const newest = await readCertificate(armored, { now })
    const older = publicKey.subkeys[0]?.getKeyID().toHex()
    const text = makeProfileText([signer.certificate, newest]).replaceAll(
      newest.encryptionKeyId,
      older ?? '',
    )

    const verified = await verifyProfile(await signProfile(text, signer, now), trustIn(signer))

    expect(newest.encryptionKeyId).not.toBe(older)
    expect([...verified.recipients.values()][0]?.[1]?.encryptionKeyId).toBe(older)
  })

  test('stays valid through a clock that is behind its signature', async () => {
    expect(await outcomeOf(await makeSigned(), { now: daysFromNow(-100) })).toBe('believed')
  })

  test('may be signed by a subkey of the pinned key', async () => {
    const { secret, publicKey } = await makeKey({ subkeys: [{}, { sign: true }] })
    const withSubkey = await readSecretKey(secret)
    const text = makeProfileText([withSubkey.certificate])

    const signed = await signProfile(text, withSubkey, now)
    const verified = await verifyProfile(signed, trustIn(withSubkey))

    expect(verified.signers[0]?.fingerprint).toBe(publicKey.getFingerprint())
  })

  test('is still read for an old case when it has expired and its keys with it', async () => {
    const { secret } = await makeKey({ keyExpirationTime: 11 * DAY_SECONDS })
    const old = await readSecretKey(secret)
    const signed = await signProfile(makeProfileText([old.certificate]), old, now)
    const later = { ...trustIn(old), now: daysFromNow(400), lowestSerial: 99 }

    await expect(verifyProfile(signed, { ...later, purpose: 'read' })).resolves.toBeDefined()
    await expect(verifyProfile(signed, later)).rejects.toThrow(ProfileTrustError)
  })
})

describe('G-02 a profile is refused', () => {
  test('if it does not contain the pinned key, even with the same user id', async () => {
    const attacker = await generateVendorKey({ name: 'Acme' }, now)
    const text = makeProfileText([attacker.certificate])

    expect(await outcomeOf(await signProfile(text, attacker, now))).toBe('profile_other_key')
  })

  test('if another key signed it, though the pinned one is in it', async () => {
    const attacker = await generateVendorKey({ name: 'Acme' }, now)
    const text = makeProfileText([signer.certificate, attacker.certificate])

    expect(await outcomeOf(await signProfile(text, attacker, now))).toBe('profile_unsigned')
  })

  test.each<[string, (signed: SignedProfile) => SignedProfile]>([
    [
      'a changed rule',
      ({ profile, signature }) => ({
        profile: profile.replace('No rewards', 'Rewards'),
        signature,
      }),
    ],
    ['a space more', ({ profile, signature }) => ({ profile: `${profile} `, signature })],
    ['no signature', ({ profile }) => ({ profile, signature: 'AAAA' })],
    ['a signature that is not base64', ({ profile }) => ({ profile, signature: '%%%%' })],
    [
      'a changed signature',
      ({ profile, signature }) => ({ profile, signature: `${signature.slice(0, -8)}AAAAAAA=` }),
    ],
  ])('with %s', async (_, change) => {
    const signed = await makeSigned()
    const changed = change(signed)

    expect(changed).not.toEqual(signed)
    expect(await outcomeOf(changed)).toBe('profile_unsigned')
  })

  test('if the signature is over text, not bytes', async () => {
    const profile = makeProfileText([signer.certificate])
    const signature: unknown = await sign({
      message: await createMessage({ text: profile }),
      signingKeys: privateKeyOf(signer),
      detached: true,
      date: now,
      format: 'binary',
    })
    if (!(signature instanceof Uint8Array)) throw new TypeError('A signature is bytes.')

    expect(await outcomeOf({ profile, signature: encodeBase64(signature) })).toBe(
      'profile_unsigned',
    )
  })

  test.each<[string, string, Record<string, unknown>]>([
    ['for another vendor', 'profile_other_vendor', { vendor: 'other' }],
    ['of a later format', 'profile_too_new', { format: 2 }],
    ['expired', 'profile_expired', { expires: now.toISOString() }],
    ['valid for too long', 'profile_malformed', { expires: daysFromNow(200).toISOString() }],
    ['without policy', 'profile_malformed', { policy: null }],
    ['without a recipient\u2019s certificate', 'profile_malformed', { signers: ['ab'.repeat(20)] }],
  ])('%s', async (_, code, differently) => {
    expect(await outcomeOf(await makeSigned(differently))).toBe(code)
  })

  test('if its serial is lower than the pinned or remembered one', async () => {
    const signed = await makeSigned({ serial: 7 })

    expect(await outcomeOf(signed, { lowestSerial: 7 })).toBe('believed')
    expect(await outcomeOf(signed, { lowestSerial: 8 })).toBe('profile_stale_serial')
  })

  test('if it is not a profile at all', async () => {
    for (const profile of ['', '<html>', '{"format":1}', 'x'.repeat(600_000)]) {
      expect(await outcomeOf({ profile, signature: 'AAAA' })).toBe('profile_malformed')
    }
  })

  test.each([
    ['key_expired', { keyExpirationTime: DAY_SECONDS }],
    ['key_subkey_expired', { subkeys: [{ keyExpirationTime: DAY_SECONDS }] }],
    ['key_no_encryption', { subkeys: [] }],
    ['key_not_yet_valid', { date: daysFromNow(5) }],
  ])('if a recipient is unusable: %s', async (code, peculiarity) => {
    const { armored, publicKey } = await makeKey(peculiarity)
    const [part] = publicKey.subkeys
    const recipient = {
      armored,
      fingerprint: signer.certificate.fingerprint,
      encryptionKeyId: signer.certificate.encryptionKeyId,
    }
    const text = makeProfileText([signer.certificate, recipient], {
      channels: ['vulnerability', 'incident'].map((id) => ({
        id,
        recipients: [
          {
            fingerprint: publicKey.getFingerprint(),
            encryptionKeyId: (part ?? publicKey).getKeyID().toHex(),
          },
        ],
      })),
    })

    await expect(
      verifyProfile(await signProfile(text, signer, now), trustIn(signer)),
    ).rejects.toMatchObject({ code: 'recipient_unusable', cause: { code } })
  })

  test('if the pinned key itself has expired since, though it is no recipient', async () => {
    const { secret } = await makeKey({ keyExpirationTime: 11 * DAY_SECONDS })
    const old = await readSecretKey(secret)
    const recipients = [
      {
        fingerprint: signer.certificate.fingerprint,
        encryptionKeyId: signer.certificate.encryptionKeyId,
      },
    ]
    const text = makeProfileText([old.certificate, signer.certificate], {
      channels: ['vulnerability', 'incident'].map((id) => ({ id, recipients })),
    })
    const signed = await signProfile(text, old, now)

    await expect(verifyProfile(signed, trustIn(old))).resolves.toBeDefined()
    await expect(
      verifyProfile(signed, { ...trustIn(old), now: daysFromNow(2) }),
    ).rejects.toMatchObject({ code: 'recipient_unusable', cause: { code: 'key_expired' } })
  })
})

test('a key that cannot sign today signs nothing', async () => {
  const { secret } = await makeKey({ keyExpirationTime: DAY_SECONDS })
  const expired = await readSecretKey(secret)

  await expect(signProfile('{}', expired, now)).rejects.toMatchObject({ code: 'key_no_signing' })
})

test('the slug in the profile is compared exactly', async () => {
  const signed = await makeSigned()

  expect(await outcomeOf(signed, { vendor: VendorSlug.parse('acme2') })).toBe(
    'profile_other_vendor',
  )
})
