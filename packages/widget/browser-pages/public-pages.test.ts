import { expect, test } from 'vitest'
import { makePromisingPolicy } from '../src/testing/make-clocks.ts'
import { makeVendor } from '../src/testing/make-vendor.ts'
import { ENGINES, inEachEngine } from './engines.ts'
import { shown } from './in-page.ts'
import { STRICT } from './policies.ts'
import { openSite, type SiteOptions } from './site.ts'

const acme = await makeVendor()
const vendor = {
  fingerprint: acme.fingerprint,
  profile: await acme.sign({ policy: makePromisingPolicy() }),
}
const credits = [{ name: 'Wile E. Coyote', publishedAt: '2026-11-03T08:00:00.000Z' }]

inEachEngine((tab) => {
  test('policy and names stand under a strict policy, and load no form', async () => {
    const body = (attributes: string) =>
      `<sealpost-policy ${attributes}></sealpost-policy>
       <sealpost-credits ${attributes}></sealpost-credits>`
    const site = await openSite({ vendor, credits, body, csp: STRICT })
    await tab.open(site.url)
    await tab.read('document.querySelector("sealpost-credits").scrollIntoView()')

    expect(await tab.read(shown('sealpost-policy', '.promises'))).toContain(
      'Triage within 5 business days',
    )
    expect(await tab.read(shown('sealpost-credits', 'ul.names'))).toContain('Wile E. Coyote')
    expect(await tab.read('violations')).toEqual([])
    expect(site.asked).toContain('/sealpost-pages.js')
    expect(site.asked).not.toContain('/sealpost-form.js')
  })

  test('a page without either loads nothing of them', async () => {
    const site = await openSite()
    await tab.open(site.url)
    await tab.read(shown('sealpost-report', 'header'))

    expect(site.asked).not.toContain('/sealpost-pages.js')
  })
})

// The only engine that tells of shifts.
const shiftTellers = ENGINES.filter((engine) => engine === 'chromium')

inEachEngine((tab) => {
  /** What the guide tells a page to say about its elements, and a watch over what moves. */
  const reserve = (nonce: string) => `<style nonce="${nonce}">
    body { font-size: 8px }
    sealpost-policy, sealpost-credits { display: block; min-block-size: var(--sealpost-reserve) }
    sealpost-policy { --sealpost-reserve: 100vh }
    sealpost-credits { --sealpost-reserve: 46em }
  </style>
  <script nonce="${nonce}">
    // Layout Instability API; nobody has touched the page, so every shift counts.
    window.shifts = []
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
      .observe({ type: 'layout-shift', buffered: true })
  </script>`

  test.each([
    ['sealpost-policy', '.promises'],
    ['sealpost-credits', '.names'],
  ])('nothing moves while %s comes', async (name, selector) => {
    const held: (() => void)[] = []
    const before: SiteOptions['before'] = (path) =>
      /profile|credits/.test(path)
        ? new Promise((resolve) => held.push(resolve))
        : Promise.resolve()
    const body = (attributes: string) =>
      `<h1>Security</h1><${name} ${attributes}>Write to us</${name}><p>Imprint</p>`
    await tab.open((await openSite({ vendor, credits, body, before, head: reserve })).url)

    await tab.read(shown(name, '.skeleton'))
    await letGoOnePaintLater(held)
    if (name === 'sealpost-credits') {
      await tab.read(shown(name, '.skeleton.names'))
      await letGoOnePaintLater(held)
    }
    await tab.read(shown(name, selector))

    await tab.read(PAINTED)
    expect(await tab.read('shifts')).toEqual([])
  })

  /** Lets the service answer once what is there now has been painted. */
  async function letGoOnePaintLater(held: (() => void)[]): Promise<void> {
    await tab.read(PAINTED)
    await expect.poll(() => held.length).toBeGreaterThan(0)
    held.shift()?.()
  }
}, shiftTellers)

const PAINTED =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))'
