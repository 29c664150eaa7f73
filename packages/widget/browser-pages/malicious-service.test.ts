import { describe, expect, test } from 'vitest'
import type { SignedProfile } from '@sealpost/protocol'
import { makeProofKey } from '../src/testing/make-proof.ts'
import { makeVendor, makeVendorKey, profileOf } from '../src/testing/make-vendor.ts'
import { instead } from './answers.ts'
import { inEachEngine, rowsIn } from './engines.ts'
import { fillForm, readField, sendUntil, TYPED } from './form.ts'
import { shown } from './in-page.ts'
import { FALLBACK, openSite, type SiteOptions, VENDOR } from './site.ts'

// What a service may do to a form before and after it was filled in. `malicious-case.test.ts` has what
// it may do to a case, `silent-service.test.ts` where it says nothing at all.
const { fingerprint } = VENDOR
const honest = await VENDOR.sign()
const serving = (profile: SignedProfile): SiteOptions => ({ vendor: { fingerprint, profile } })

type Row = [site: SiteOptions, trouble: string]

/** Each refused by name, by the form and by the case, which reads under an older profile. */
const REFUSED: Readonly<Record<string, Row>> = {
  'an attacker\u2019s key with the same user id': [
    serving(await (await makeVendor()).sign()),
    'profile_other_key',
  ],
  'the pinned key beside an attacker\u2019s signature': [
    serving({ ...honest, signature: (await (await makeVendor()).sign()).signature }),
    'profile_unsigned',
  ],
  'an extra recipient': [
    serving({
      ...honest,
      profile: JSON.stringify(profileOf(VENDOR.key, { recipients: [await makeVendorKey()] })),
    }),
    'profile_unsigned',
  ],
  'a changed policy text': [
    serving({
      ...honest,
      profile: honest.profile.replace('Redact personal data.', 'Mail it to evil@evil.example.'),
    }),
    'profile_unsigned',
  ],
  'another vendor\u2019s profile': [
    serving(await VENDOR.sign({ vendor: 'other' })),
    'profile_other_vendor',
  ],
  'a later format': [serving(await VENDOR.sign({ format: 2 })), 'profile_too_new'],
  '30 MB for a profile': [instead('30 MB', /\/profile$/), 'answer_too_large'],
  'HTML for a profile': [instead('HTML', /\/profile$/), 'answer_not_json'],
  'JSON of another shape for a profile': [
    instead('JSON of another shape', /\/profile$/),
    'answer_malformed',
  ],
}

/** Waits for the first refusal; afterwards the page must still turn. */
const REFUSAL = `(async () => {
  await until(() => troubles.length > 0)
  const isLate = performance.now() > 15_000
  await new Promise(requestAnimationFrame)
  const [element] = document.querySelectorAll('sealpost-report, sealpost-case')
  const hasFallback = element.shadowRoot.querySelector('slot') !== null
  return { troubles, isLate, hasFallback, light: element.textContent }
})()`

const expired = await VENDOR.sign({ expires: new Date(Date.now() - 1000).toISOString() })
const stale = await VENDOR.sign({ serial: 4 })

/** What may come back for a report, and what is said of it. */
const UNCONFIRMED: Readonly<Record<string, Row>> = {
  'a 201 for other bytes': [
    { confirm: (honest) => ({ ...honest, ciphertextHash: 'ab'.repeat(32) }) },
    'confirmed something other than what was sent',
  ],
  'a 201 for another report': [
    { confirm: (honest) => ({ ...honest, reportId: crypto.randomUUID() }) },
    'confirmed something other than what was sent',
  ],
  'a 201 without the signature it owes': [
    serving(
      await VENDOR.sign({
        service: { url: 'https://reports.example', proofKeys: [(await makeProofKey()).publicKey] },
      }),
    ),
    'signature under its answer is missing or wrong',
  ],
  '30 MB for a 201': [instead('30 MB', /\/reports$/), 'too large to be right'],
  'HTML for a 201': [instead('HTML', /\/reports$/), 'cannot be read'],
  'half a JSON for a 201': [instead('half a JSON', /\/reports$/), 'not what was asked for'],
}

inEachEngine((tab, engine) => {
  async function refusalOf(options: SiteOptions): Promise<unknown> {
    const site = await openSite(options)
    await tab.open(site.url)
    const refusal = await tab.read(REFUSAL)
    expect(site.posted).toEqual([])
    return refusal
  }

  const refusedAs = (trouble: string) => ({
    ...{ troubles: [trouble], isLate: false, hasFallback: true, light: FALLBACK },
  })

  describe.each(['sealpost-report', 'sealpost-case'])('%s', (name) => {
    const body = (attributes: string) => `<${name} ${attributes}>${FALLBACK}</${name}>`

    test.each(rowsIn(engine, REFUSED))(
      'G-02 %s is refused by name, and nothing is sent',
      async (_, [options, trouble]) => {
        expect(await refusalOf({ ...options, body })).toEqual(refusedAs(trouble))
      },
    )
  })

  test('G-02 an expired profile is refused by name, and nothing is sent', async () => {
    expect(await refusalOf(serving(expired))).toEqual(refusedAs('profile_expired'))
  })

  test('G-02 a serial below the pinned one is refused by name, and nothing is sent', async () => {
    const body = (attributes: string) =>
      `<sealpost-report serial="6" ${attributes}>${FALLBACK}</sealpost-report>`

    expect(await refusalOf({ body })).toEqual(refusedAs('profile_stale_serial'))
  })

  test('G-02 a serial below a remembered one is refused by name, and nothing is sent', async () => {
    const vendor = { fingerprint, profile: honest }
    const site = await openSite({ vendor })
    await tab.open(site.url)
    await tab.read(shown('sealpost-report', 'header'))
    vendor.profile = stale
    await tab.reload()

    expect(await tab.read(REFUSAL)).toEqual(refusedAs('profile_stale_serial'))
    expect(site.posted).toEqual([])
  })

  test.each(rowsIn(engine, UNCONFIRMED))(
    '%s is named, the report is not said to have arrived, and nothing typed is lost',
    async (_, [options, words]) => {
      const site = await openSite(options)
      await tab.open(site.url)
      await fillForm(tab)

      expect(await sendUntil(tab, 'The report is not confirmed')).toContain(words)
      expect(await tab.read('window.step')).not.toBe('sent')
      expect(await readField(tab, 'Finding', 'summary')).toBe(TYPED['summary'])
      expect(await readField(tab, 'Finding', 'description')).toBe(TYPED['description'])
    },
  )
})
