import { expect, test } from 'vitest'
import { inEachEngine } from './engines.ts'
import { fillForm, send } from './form.ts'
import { type PagePolicy, STRICT } from './policies.ts'
import { bundleSecondLit } from './second-lit.ts'
import { oneForm, openSite } from './site.ts'

const secondLit = await bundleSecondLit()
const ownScript = (nonce: string) => `<script nonce="${nonce}">${secondLit}</script>`
const counter = '<page-counter>of the page</page-counter>'

/** The strict policy, whose last words are the names that Trusted Types may have. */
const csp: PagePolicy = (...page) => `${STRICT(...page)} lit-html`

// Presses the page's own button and reads what its Lit has drawn since.
const COUNT = `(async () => {
  const counter = document.querySelector('page-counter')
  counter.shadowRoot.querySelector('button').click()
  await counter.updateComplete
  return {
    numbers: [...counter.shadowRoot.querySelectorAll('li')].map((item) => item.textContent),
    color: getComputedStyle(counter).color,
    violations,
  }
})()`

inEachEngine((tab) => {
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
      await send(tab)
      const after = await tab.read(COUNT)

      expect(before).toEqual({ ...seen, numbers: ['1'] })
      expect(site.posted).toHaveLength(1)
      expect(after).toEqual({ ...seen, numbers: ['1', '2'] })
    },
  )
})
