import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, FALLBACK, openSite, type Site, type SiteOptions } from './site.ts'

const strict = "default-src 'none'; style-src 'none'"
const trusted = "require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit"
const policies: Record<string, (nonce: string, service: string) => string> = {
  'a nonce': (nonce, service) =>
    `${strict}; script-src 'nonce-${nonce}'; connect-src ${service}; ${trusted}`,
  'a nonce and strict-dynamic': (nonce, service) =>
    `${strict}; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src ${service}; ${trusted}`,
}

// The first heading of each element tells whether it works; a refusal also shows the fallback.
const LOOK = `new Promise((resolve) => {
  const elements = [...document.querySelectorAll('sealpost-report, sealpost-case')]
  const stateOf = ({ shadowRoot }) =>
    shadowRoot?.querySelector('header') ? 'form' : shadowRoot?.querySelector('slot') ? 'refused' : ''
  const look = () => {
    const shown = elements.map(stateOf)
    if (shown.every(Boolean)) resolve({ shown, troubles, violations: violations.filter((v) => !v.endsWith('/favicon.ico')) })
    else setTimeout(look, 50)
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

  async function visit(options: SiteOptions): Promise<{ site: Site; seen: unknown }> {
    const site = await openSite(options)
    await tab.open(site.url)
    return { site, seen: await tab.read(LOOK) }
  }

  test.each(Object.entries(policies))('a form works under a policy of %s', async (_, csp) => {
    const { site, seen } = await visit({ csp })

    expect(seen).toEqual({ shown: ['form'], troubles: [], violations: [] })
    expect(site.asked.filter((path) => path.includes('crypto'))).toEqual(['/sealpost-crypto.js'])
  })

  test('a form works under a policy that lists hosts', async () => {
    const csp = (nonce: string, service: string) =>
      `${strict}; script-src ${service} 'nonce-${nonce}'; connect-src ${service}; ${trusted}`

    const { seen } = await visit({ csp, tag: 'without nonce' })

    expect(seen).toEqual({ shown: ['form'], troubles: [], violations: [] })
  })

  test('a crypto file with one changed byte never runs', async () => {
    const run = "document.documentElement.dataset.ran = 'yes';"
    const cryptoFile = (bytes: Buffer) => Buffer.concat([Buffer.from(run), bytes])

    const { site, seen } = await visit({ cryptoFile })

    expect(seen).toMatchObject({ shown: ['refused'], troubles: ['sealing_not_loaded'] })
    expect(await tab.read('document.documentElement.dataset.ran ?? null')).toBeNull()
    expect(await tab.read('document.querySelector("sealpost-report").innerText')).toContain(
      FALLBACK,
    )
    expect(site.asked.filter((path) => path.includes('crypto'))).toHaveLength(1)
  })

  test('two elements share one crypto file', async () => {
    const body = (attributes: string) =>
      `<sealpost-report ${attributes}></sealpost-report><sealpost-case ${attributes}></sealpost-case>`

    const { site, seen } = await visit({ body })

    expect(seen).toMatchObject({ shown: ['form', 'form'] })
    expect(site.asked.filter((path) => path.includes('crypto'))).toHaveLength(1)
  })

  test('a second copy of the first script changes nothing', async () => {
    const body: SiteOptions['body'] = (attributes, { service }) =>
      `<script src="${service}/sealpost.js"></script><sealpost-report ${attributes}></sealpost-report>`

    const { site, seen } = await visit({ body })

    expect(seen).toMatchObject({ shown: ['form'], troubles: [] })
    expect(site.asked.filter((path) => path === '/sealpost.js')).toHaveLength(2)
  })

  test('prototypes that the page has extended do not break the form', async () => {
    const head = (nonce: string) => `<script nonce="${nonce}">
      Object.prototype.polluted = 'yes'
      Array.prototype.last = function () { return this[this.length - 1] }
      String.prototype.format = () => ''
    </script>`

    expect((await visit({ head })).seen).toMatchObject({ shown: ['form'], troubles: [] })
  })

  test('an element below the page loads nothing before it comes near', async () => {
    const body: SiteOptions['body'] = (attributes, { nonce }) =>
      `<div id="tall"></div><script nonce="${nonce}">tall.style.height = '9000px'</script>
       <sealpost-report ${attributes}></sealpost-report>`
    const site = await openSite({ body })
    await tab.open(site.url)
    const before = [...site.asked]

    await tab.read('document.querySelector("sealpost-report").scrollIntoView()')
    await tab.read(LOOK)

    expect(before).toEqual(['/sealpost.js'])
    expect(site.asked).toContain('/sealpost-crypto.js')
  })
})
