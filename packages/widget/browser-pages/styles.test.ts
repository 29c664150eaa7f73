import { expect, test } from 'vitest'
import { inEachEngine } from './engines.ts'
import { openSite } from './site.ts'

// Tokens are three rules, everything else is more; a sheet that was spoilt on the way has none.
const SHEETS = `(async () => {
  const form = document.querySelector('sealpost-report')
  await until(() => form.shadowRoot?.querySelector('header'))
  const count = ({ cssRules = [] }) => [...cssRules].reduce((sum, rule) => sum + 1 + count(rule), 0)
  const rules = form.shadowRoot.adoptedStyleSheets.map(count)
  return { sheets: rules.length, spoilt: rules.filter((count) => count < 3).length }
})()`

inEachEngine((tab) => {
  test('every style sheet of the built form is read to its end', async () => {
    await tab.open((await openSite()).url)

    expect(await tab.read(SHEETS)).toEqual({ sheets: 11, spoilt: 0 })
  })
})
