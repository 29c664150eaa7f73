import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeBase64, encodeBase64, type SignedProfile, Submission } from '@sealpost/protocol'
import { profileOf } from '../src/testing/make-vendor.ts'
import { inEachEngine } from './engines.ts'
import { fillForm, send, TYPED } from './form.ts'
import { type GpgKey, Keyring, KIND_NAMES } from './gpg.ts'
import { openSite } from './site.ts'

const keyring = new Keyring()
const keys = new Map<string, GpgKey>()

beforeAll(async () => {
  for (const kind of KIND_NAMES) keys.set(kind, await keyring.make(kind))
}, 60_000)
afterAll(() => keyring.close())

/** A profile that gpg signed. */
async function signedBy(key: GpgKey): Promise<SignedProfile> {
  const profile = JSON.stringify(profileOf({ certificate: key }))
  return { profile, signature: encodeBase64(await key.sign(profile)) }
}

inEachEngine((tab) => {
  test.each(KIND_NAMES)(
    'G-10 a profile signed by gpg with %s verifies, and gpg opens what the form seals to it',
    async (kind) => {
      const key = keys.get(kind)
      if (!key) throw new Error(`gpg made no ${kind} key`)
      const vendor = { fingerprint: key.fingerprint, profile: await signedBy(key) }
      const site = await openSite({ vendor })
      await tab.open(site.url)

      await fillForm(tab)
      await send(tab)

      expect(site.posted).toHaveLength(1)
      const { sealed } = Submission.parse(JSON.parse(site.posted[0] ?? ''))
      const read = (await key.decrypt(decodeBase64(sealed))).replaceAll('\r\n', '\n')
      for (const text of Object.values(TYPED)) expect(read).toContain(text)
    },
  )
})
