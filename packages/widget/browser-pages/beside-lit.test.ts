import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { fillForm, insistOnSending } from './form.ts'
import { bundleSecondLit } from './second-lit.ts'
import { closeSites, oneForm, openSite } from './site.ts'

const secondLit = await bundleSecondLit()
const ownScript = (nonce: string) => `<script nonce="${nonce}">${secondLit}</script>`
const counter = '<page-counter>of the page</page-counter>'

const csp = (nonce: string, service: string) =>
  `default-src 'none'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service};
   require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit lit-html`.replace(
    '\n',
    ' ',
  )

// Presses the page's own button and reads what its Lit has drawn since.
const COUNT = `(async () => {
  const counter = document.querySelector('page-counter')
  counter.shadowRoot.querySelector('button').click()
  await counter.updateComplete
  return {
    numbers: [...counter.shadowRoot.querySelectorAll('li')].map((item) => item.textContent),
    color: getComputedStyle(counter).color,
    violations: violations.filter((violation) => !violation.endsWith('/favicon.ico')),
  }
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

  test.each(['before', 'after'])(
    'a page\u2019s own Lit that loads %s the form works on, and so does the form',
    async (order) => {
      const site = await openSite({
        csp,
        head: (nonce) => (order === 'before' ? ownScript(nonce) : ''),
        body: (attributes, { nonce }) =>
          `${counter}${oneForm(attributes)}${order === 'after' ? ownScript(nonce) : ''}`,
      })
      await tab.open(site.url)
      const seen = { color: 'rgb(1, 2, 3)', violations: [] }

      const before = await tab.read(COUNT)
      await fillForm(tab)
      await insistOnSending(tab)
      const after = await tab.read(COUNT)

      expect(before).toEqual({ ...seen, numbers: ['1'] })
      expect(site.posted).toHaveLength(1)
      expect(after).toEqual({ ...seen, numbers: ['1', '2'] })
    },
  )
})
