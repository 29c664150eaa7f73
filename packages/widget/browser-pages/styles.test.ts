import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

// Tokens are three rules, everything else is more; a sheet that was spoilt on the way has none.
const SHEETS = `new Promise((resolve) => {
  const look = () => {
    const root = document.querySelector('sealpost-report').shadowRoot
    if (!root?.querySelector('header')) return setTimeout(look, 50)
    const count = ({ cssRules = [] }) =>
      [...cssRules].reduce((sum, rule) => sum + 1 + count(rule), 0)
    const rules = root.adoptedStyleSheets.map(count)
    resolve({ sheets: rules.length, spoilt: rules.filter((count) => count < 3).length })
  }
  look()
})`

describe.each(ENGINES)('in %s', (engine) => {
  let tab: Tab
  beforeAll(async () => {
    tab = await openTab(engine)
  }, 60_000)
  afterAll(async () => {
    await tab.close()
    closeSites()
  })

  test('every style sheet of the built form is read to its end', async () => {
    await tab.open((await openSite()).url)

    expect(await tab.read(SHEETS)).toEqual({ sheets: 11, spoilt: 0 })
  })
})
