import { expect, test } from 'vitest'
import { makeDetailedPolicy } from '../src/testing/make-detailed-policy.ts'
import { makeVendor } from '../src/testing/make-vendor.ts'
import { inEachEngine } from './engines.ts'
import { IN_FORM } from './form.ts'
import { STRICT } from './policies.ts'
import { openSite } from './site.ts'

/** Uses every part that a form loads on demand, as far as the review. */
const USE_TOOLS = `(async () => { ${IN_FORM}
  await tickAll()
  await forward()
  await find('#field-environment')
  await forward()
  await fill('summary', 'Mail of wile.e@acme.example')
  await fill('weakness', 'cross-site scripting')
  const weakness = (await find('[role=option] b')).textContent
  await fill('weakness', 'CWE-79')
  form.querySelector('#field-discovery').click()
  await forward()
  await fill('cvss', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N')
  form.querySelector('.scored button').click()
  const score = (await find('.score')).textContent
  await forward()
  await find('#field-contact')
  await forward()
  const found = (await find('.found b')).textContent
  return { weakness, score, found, violations }
})()`

inEachEngine((tab) => {
  test('what only some need is loaded when it is opened, under a strict policy', async () => {
    const { fingerprint, sign } = await makeVendor()
    const profile = await sign({ policy: makeDetailedPolicy('advise') })
    const site = await openSite({ csp: STRICT, vendor: { fingerprint, profile } })
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
