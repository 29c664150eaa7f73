import { beforeAll, describe, expect, test } from 'vitest'
import { enums, revokeKey } from '#openpgp'
import { Fingerprint, type Profile, parseProfile, type Rotation, VendorSlug } from '../index.ts'
import { now, vendor } from '../testing/make-item.ts'
import { makeProfileText } from '../testing/make-profile.ts'
import {
  type Certificate,
  generateVendorKey,
  leadsTo,
  readSecretKey,
  type SecretKey,
  signRotation,
} from './index.ts'
import { privateKeyOf } from './parsed-keys.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'

const day = '2026-11-22'
const DAY_SECONDS = 24 * 60 * 60

let [old, middle, latest, eve]: SecretKey[] = []
let steps: { from: Fingerprint; to: Fingerprint }

function keys() {
  if (!old || !middle || !latest || !eve) throw new Error('Four keys are needed.')
  return { old, middle, latest, eve }
}

beforeAll(async () => {
  ;[old, middle, latest, eve] = await Promise.all(
    ['Old', 'Middle', 'Latest', 'Eve'].map((name) => generateVendorKey({ name }, daysFromNow(-9))),
  )
  steps = stepsFrom(keys().old, keys().latest)
})

function stepsFrom(from: SecretKey, to: SecretKey) {
  return { from: from.certificate.fingerprint, to: to.certificate.fingerprint }
}

/** A profile with some certificates, and rotations. */
function profile(certificates: readonly Certificate[], rotations: Rotation[] = []): Profile {
  return parseProfile(makeProfileText(certificates, { rotations }))
}

async function rotation(
  from: SecretKey,
  to: SecretKey,
  { by = from, date = now } = {},
): Promise<Rotation> {
  const made = await signRotation(by, { vendor, to: to.certificate.fingerprint, day }, date)
  return { ...made, from: from.certificate.fingerprint }
}

/** Whether rotations lead from the old key, pinned once, to the latest, which is pinned now. */
function doLead(...rotations: Rotation[]): Promise<boolean> {
  const past = profile([keys().old.certificate])
  const current = profile([keys().latest.certificate, keys().middle.certificate], rotations)
  return leadsTo([past, current], steps)
}

test('a statement by the old key leads to its successor', async () => {
  const { old, latest } = keys()

  expect(await doLead(await rotation(old, latest))).toBe(true)
})

test('two statements lead over a key between, in any order', async () => {
  const { old, middle, latest } = keys()
  const [first, second] = [await rotation(old, middle), await rotation(middle, latest)]

  expect(await doLead(first, second)).toBe(true)
  expect(await doLead(second, first)).toBe(true)
  expect(await doLead(first)).toBe(false)
  expect(await doLead(second)).toBe(false)
})

test('a key that did not change needs no statement', async () => {
  const { latest } = keys()
  const only = profile([latest.certificate])

  expect(await leadsTo([only, only], stepsFrom(latest, latest))).toBe(true)
})

describe('G-15 nothing leads to the latest key', () => {
  test('without a statement', async () => {
    expect(await doLead()).toBe(false)
  })

  test('in a circle, which ends', async () => {
    const { old, middle } = keys()

    expect(await doLead(await rotation(old, middle), await rotation(middle, old))).toBe(false)
  })

  test('by a statement of another key under the name of the old one', async () => {
    const { old, latest, eve } = keys()

    expect(await doLead(await rotation(old, latest, { by: eve }))).toBe(false)
    expect(await doLead(await rotation(old, latest, { by: latest }))).toBe(false)
  })

  test('by a statement for another vendor', async () => {
    const { old, latest } = keys()
    const to = latest.certificate.fingerprint
    const other = VendorSlug.parse('other')

    expect(await doLead(await signRotation(old, { vendor: other, to, day }, now))).toBe(false)
  })

  test.each<[string, (made: Rotation) => Rotation]>([
    ['successor', (made) => ({ ...made, to: keys().latest.certificate.fingerprint })],
    ['day', (made) => ({ ...made, day: '2026-11-23' })],
    ['signature', (made) => ({ ...made, signature: 'QUJDRA==' })],
  ])('by a statement with another %s than was signed', async (what, change) => {
    const { old, eve, latest } = keys()
    const made = await rotation(old, what === 'successor' ? eve : latest)

    expect(await doLead(change(made))).toBe(false)
  })

  test('by a key whose certificate neither profile holds', async () => {
    const { old, eve, latest } = keys()

    expect(await doLead(await rotation(old, eve), await rotation(eve, latest))).toBe(false)
  })

  test('over a wrong statement, but does over a right one beside it', async () => {
    const { old, latest, eve } = keys()
    const [wrong, right] = [await rotation(old, latest, { by: eve }), await rotation(old, latest)]

    expect(await doLead(wrong, right)).toBe(true)
  })
})

describe('an old key that is no longer in use', () => {
  async function leadsFrom(secret: string, statedAt: Date, newCopy?: string): Promise<boolean> {
    const { latest } = keys()
    const key = await readSecretKey(secret)
    const made = await rotation(key, latest, { date: statedAt })
    const copies = newCopy ? [{ ...key.certificate, armored: newCopy }] : []
    const current = profile([latest.certificate, ...copies], [made])
    return leadsTo([profile([key.certificate]), current], stepsFrom(key, latest))
  }

  test('leads on if it expired after it spoke', async () => {
    const { secret } = await makeKey({ keyExpirationTime: 5 * DAY_SECONDS })

    expect(await leadsFrom(secret, daysFromNow(-6))).toBe(true)
  })

  test('leads nowhere if it is of a kind that is refused today, without an error', async () => {
    const { latest } = keys()
    const { publicKey, armored } = await makeKey({
      type: 'rsa',
      rsaBits: 1024,
      config: { minRSABits: 1024 },
    })
    const from = Fingerprint.parse(publicKey.getFingerprint())
    const past = profile([{ ...latest.certificate, armored }])
    const current = profile([latest.certificate], [{ ...(await rotation(latest, latest)), from }])

    expect(await leadsTo([past, current], { from, to: latest.certificate.fingerprint })).toBe(false)
  })

  test('cannot speak after it expired', async () => {
    const { secret } = await makeKey({ keyExpirationTime: 5 * DAY_SECONDS })

    await expect(leadsFrom(secret, now)).rejects.toMatchObject({ code: 'key_no_signing' })
  })

  test.each([
    ['leads on if it was revoked as superseded', enums.reasonForRevocation.keySuperseded, true],
    [
      'leads nowhere if it was revoked as compromised',
      enums.reasonForRevocation.keyCompromised,
      false,
    ],
  ] as const)('%s', async (_, flag, expected) => {
    const { secret } = await makeKey()
    const { publicKey } = await revokeKey({
      key: privateKeyOf(await readSecretKey(secret)),
      reasonForRevocation: { flag },
      date: daysFromNow(-1),
      format: 'object',
    })

    expect(await leadsFrom(secret, daysFromNow(-2), publicKey.armor())).toBe(expected)
  })
})
