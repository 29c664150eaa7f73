import { afterAll, expect, test } from 'vitest'
import { openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

// One engine suffices: the clock is ours.
const tabs: Tab[] = []
async function openOwnTab(): Promise<Tab> {
  const tab = await openTab('chromium', ['--host-resolver-rules=MAP *.example 127.0.0.1'])
  tabs.push(tab)
  return tab
}
afterAll(async () => {
  await Promise.all(tabs.map((tab) => tab.close()))
  closeSites()
})

/** Waits for the page's first refusal and says how long that took. */
const REFUSAL = `new Promise((resolve) => {
  const look = () => {
    if (troubles.length > 0) resolve({ troubles, isLate: performance.now() > 17_000 })
    else setTimeout(look, 50)
  }
  look()
})`

const silences = {
  'a profile': { options: { profile: () => undefined }, trouble: 'timed_out' },
  'the crypto file': { options: { cryptoFile: () => null }, trouble: 'sealing_not_loaded' },
}

// They only wait, so they wait together.
test.concurrent.each(Object.entries(silences))(
  'a service that never sends %s is named within 15 seconds, and the page stays alive',
  async (_, { options, trouble }) => {
    const site = await openSite(options)
    const tab = await openOwnTab()
    await tab.open(site.url)

    const refusal = await tab.read(REFUSAL)

    expect(refusal).toMatchObject({ troubles: [trouble], isLate: false })
    expect(await tab.read('document.querySelector("sealpost-report").innerText')).toContain('acme')
    expect(site.posted).toEqual([])
  },
)

test('a page that is not secure shows the fallback and asks the service for nothing', async () => {
  const site = await openSite()
  const tab = await openOwnTab()
  await tab.open(site.url.replace('localhost', 'www.acme.example'))

  const refusal = await tab.read(REFUSAL)

  expect(refusal).toMatchObject({ troubles: ['insecure_context'] })
  expect(site.asked.filter((path) => path.startsWith('/v1/'))).toEqual([])
})
