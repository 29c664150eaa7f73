import { expect, test } from 'vitest'
import { inEachEngine } from './engines.ts'
import { type PagePolicy, STRICT } from './policies.ts'
import { FALLBACK, openSite, type Site, type SiteOptions } from './site.ts'

const policies: Record<string, PagePolicy> = {
  'a nonce': STRICT,
  'a nonce and strict-dynamic': (...page) =>
    STRICT(...page).replace("'nonce-", "'strict-dynamic' 'nonce-"),
}

// The first heading of each element tells whether it works; a refusal also shows the fallback.
const LOOK = `(async () => {
  const elements = [...document.querySelectorAll('sealpost-report, sealpost-case')]
  const stateOf = ({ shadowRoot }) =>
    shadowRoot?.querySelector('header') ? 'form' : shadowRoot?.querySelector('slot') ? 'refused' : ''
  await until(() => elements.map(stateOf).every(Boolean))
  return { shown: elements.map(stateOf), troubles, violations }
})()`

inEachEngine((tab) => {
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
    const csp: PagePolicy = (nonce, service) =>
      STRICT(nonce, service).replace("'nonce-", `${service} 'nonce-`)

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
