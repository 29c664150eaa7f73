import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDetailedPolicy } from '../src/testing/make-detailed-policy.ts'
import { makeVendor } from '../src/testing/make-vendor.ts'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

const csp = (nonce: string, service: string) =>
  `default-src 'none'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service};
   require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`.replace(/\s+/g, ' ')

/** Uses every part that a form loads on demand, as far as the review. */
const USE_TOOLS = `(async () => {
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 20)
    look()
  })
  const form = await until(() => document.querySelector('sealpost-report').shadowRoot?.querySelector('form')?.getRootNode())
  const at = (step) => until(() => form.getElementById(step))
  const forward = () => form.querySelector('form button[type=submit]').click()
  const write = (field, text) => {
    const control = form.getElementById('field-' + field)
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const box of form.querySelectorAll('input[type=checkbox]')) box.click()
  forward()
  await at('field-environment')
  forward()
  await at('field-summary')
  write('summary', 'Mail of wile.e@acme.example')
  write('weakness', 'cross-site scripting')
  const weakness = (await until(() => form.querySelector('[role=option] b'))).textContent
  write('weakness', 'CWE-79')
  form.querySelector('#field-discovery').click()
  forward()
  await at('field-cvss')
  write('cvss', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N')
  form.querySelector('.scored button').click()
  const score = (await until(() => form.querySelector('.score'))).textContent
  forward()
  await at('field-contact')
  forward()
  const found = (await until(() => form.querySelector('.found b'))).textContent
  return { weakness, score, found, violations: violations.filter((v) => !v.endsWith('/favicon.ico')) }
})()`

describe.each(ENGINES)('in %s', (engine) => {
  let tab: Tab
  beforeAll(async () => {
    tab = await openTab(engine)
  }, 60_000)
  afterAll(async () => {
    await tab.close()
    closeSites()
  })

  test('what only some need is loaded when it is opened, under a strict policy', async () => {
    const { fingerprint, sign } = await makeVendor()
    const profile = await sign({ policy: makeDetailedPolicy('advise') })
    const site = await openSite({ csp, vendor: { fingerprint, profile } })
    await tab.open(site.url)

    const used = await tab.read(USE_TOOLS)

    expect(used).toMatchObject({
      weakness: 'CWE-79',
      score: '6.1 \u00b7 Medium',
      found: 'E-mail address',
      violations: [],
    })
    const asked = site.asked.filter((path) => /cwe|cvss|redaction/.test(path))
    expect(asked).toEqual(['/sealpost-cwe.js', '/sealpost-cvss.js', '/sealpost-redaction.js'])
  })
})
