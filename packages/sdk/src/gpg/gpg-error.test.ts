import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateVendorKey, OpenError, openItem } from '@sealpost/protocol/envelope'
import { openReport } from '../open/open-report.ts'
import { signProfile } from '../open/sign-profile.ts'
import {
  type GivenGpg,
  givenGpg,
  RSA,
  whoCancels,
  whoIsAway,
  whoTypes,
} from '../testing/given-gpg.ts'
import { makeDraft, VENDOR, verifyOwn } from '../testing/make-vendor.ts'
import { sealReport } from '../testing/submit-report.ts'
import { type GpgOptions, gpg } from './gpg.ts'

const PASSPHRASE = 'correct horse'

/** A report sealed to a key in gpg under a passphrase, and what it says when it is to be used. */
async function givenLocked(given: GivenGpg, options: Partial<GpgOptions> = {}) {
  const home = await givenGpg({ passphrase: PASSPHRASE, ...given })
  const open = await gpg({ ...home.options, passphrase: PASSPHRASE })
  const profile = await verifyOwn(await signProfile(makeDraft(), open), open)
  const { sealed } = await sealReport(profile)
  const key = await gpg({ ...home.options, ...options })
  return { ...home, key, profile, sealed }
}

test.for([
  ['the person says no', { pinentry: whoCancels }, {}, 'cancelled'],
  ['the person mistypes it', { pinentry: whoTypes('wrong') }, {}, 'wrong_passphrase'],
  ['the one given is wrong', {}, { passphrase: 'wrong' }, 'wrong_passphrase'],
  ['nobody can be asked', { pinentry: 'exit 1' }, {}, 'no_pinentry'],
  ['nobody answers in time', { pinentry: whoIsAway }, { timeoutMs: 1500 }, 'timed_out'],
] as const)('where %s, nothing is opened or signed, and the error says why', async (given) => {
  const [, home, options, code] = given
  const { key, sealed } = await givenLocked(home, options)

  const opened = openReport({ sealed, key, vendor: VENDOR })
  await expect(opened).rejects.toMatchObject({ name: 'GpgError', code })
  await expect(signProfile(makeDraft(), key)).rejects.toMatchObject({ name: 'GpgError', code })
})

test('what is missing is said at once: the program, the key, its private half', async () => {
  const { options, homedir } = await givenGpg()
  const nobody = '1'.repeat(40)

  for (const [changes, code] of [
    [{ program: '/nowhere/gpg' }, 'gpg_not_found'],
    [{ fingerprint: nobody }, 'no_such_key'],
    [{ fingerprint: 'security@acme.example' }, 'invalid_input'],
  ] as const) {
    await expect(gpg({ ...options, ...changes })).rejects.toMatchObject({ code })
  }
  await rm(join(homedir, 'private-keys-v1.d'), { recursive: true })
  await expect(gpg(options)).rejects.toMatchObject({ code: 'no_private_key' })
})

/** What libgpg-error calls the part of GnuPG that talks to cards. */
const CARD_READER = 6 << 24

test.for([
  [112, 'no_card'],
  [110, 'no_card'],
  [87, 'wrong_passphrase'],
  [130, 'card_blocked'],
  [54, 'key_unusable'],
  [174, 'gpg_failed'],
] as const)('where a card reader says %i, that is called %s', async ([number, code]) => {
  const { options, homedir } = await givenGpg()
  const program = join(homedir, 'gpg-with-card')
  const said = `[GNUPG:] FAILURE sign ${CARD_READER + number}`
  const sign = `*--detach-sign*) echo 'gpg: signing failed' >&2; echo '${said}' >&2; exit 2;;`
  const script = `#!/bin/sh\ncase "$*" in ${sign} *) exec gpg "$@";; esac\n`
  await writeFile(program, script, { mode: 0o755 })
  const key = await gpg({ ...options, program })

  const signed = signProfile(makeDraft(), key)

  await expect(signed).rejects.toMatchObject({ name: 'GpgError', code })
})

test('a fingerprint counts as gpg prints it, and that of a subkey does not', async () => {
  const { options, ask, fingerprint } = await givenGpg()
  const printed = fingerprint.toUpperCase().replace(/.{4}/g, '$& ')
  const listing = await ask(['--with-colons', '--list-keys'])
  const [, subkey = ''] = [...listing.matchAll(/^fpr:+(\w{40}):/gm)].map(([, found]) => found)

  const { certificate } = await gpg({ ...options, fingerprint: printed })

  expect(certificate.fingerprint).toBe(fingerprint)
  await expect(gpg({ ...options, fingerprint: subkey })).rejects.toMatchObject({
    code: 'key_fingerprint_mismatch',
  })
})

test('what is sealed to others is not even shown to gpg', async () => {
  const { options, calls } = await givenGpg()
  const key = await gpg(options)
  const other = await generateVendorKey({ name: 'Stranger' }, new Date())
  const { sealed } = await sealReport(await verifyOwn(await signProfile(makeDraft(), other), other))
  const before = await calls()

  const opened = openReport({ sealed, key, vendor: VENDOR })

  await expect(opened).rejects.toMatchObject({ code: 'not_for_this_key' })
  expect(await calls()).toEqual(before)
})

test.for([
  ['Curve25519', {}],
  ['RSA', { kind: RSA }],
] as const)(
  'with a key of %s, not one changed bit anywhere is read, nor blamed on gpg',
  async ([, given]) => {
    const home = await givenGpg(given)
    const key = await gpg(home.options)
    const { sealed } = await sealReport(await verifyOwn(await signProfile(makeDraft(), key), key))
    const step = Math.floor(sealed.length / 10)

    for (let at = 0; at < sealed.length; at += at < 500 ? 41 : step) {
      const changed = new Uint8Array(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      const failure = await openItem(changed, { key, verifyWith: 'enclosed' }).catch(
        (error: unknown) => error,
      )
      if (failure instanceof OpenError) continue
      // The other recipient's packet is not read.
      expect(failure).toMatchObject({ item: { kind: 'report' } })
    }
  },
)
