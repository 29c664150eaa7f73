import { expect, test } from 'vitest'
import type { Policy } from '@sealpost/protocol'
import type { Assets } from '../deps.ts'
import { makeTestApp, OPERATOR_TOKEN } from '../testing/make-test-app.ts'

const PAGES = ['/v/acme', '/v/acme/case', '/v/acme/credits'] as const
const FINGERPRINT = 'ab'.repeat(20)

test.for([
  ['/v/acme', ['sealpost-policy', 'sealpost-report', 'sealpost-credits']],
  ['/v/acme/case', ['sealpost-case']],
  ['/v/acme/credits', ['sealpost-credits']],
] as const)('%s shows its elements, each with the key the profile names', async ([path, names]) => {
  const { app } = await givenPages({ credit: { asked: 'now' } })

  const page = await (await app.request(path)).text()

  const attributes = `vendor="acme" service="https://mail.example" fingerprint="${FINGERPRINT}"`
  for (const name of names) expect(page).toContain(`<${name} ${attributes}>`)
  expect(page.match(/<sealpost-/g)).toHaveLength(names.length)
})

test('the page says that the service vouches for the key, and which it is', async () => {
  const { app } = await givenPages()

  const page = await (await app.request('/v/acme')).text()

  expect(page).toContain('It does vouch for the key below')
  expect(page).toContain('abab abab abab abab abab abab abab abab abab abab')
})

test('a vendor that credits nobody has no hall of fame to go to', async () => {
  const { app } = await givenPages()

  const page = await (await app.request('/v/acme')).text()

  expect(page).not.toContain('credits')
})

test.for(PAGES)('%s runs the widget by its hash, and nothing else', async (path) => {
  const { app } = await givenPages()

  const answer = await app.request(path)
  const page = await answer.text()
  const policy = answer.headers.get('content-security-policy') ?? ''

  expect(page.match(/<script[^>]*>/g)).toEqual([
    `<script src="/widget/0.2.0/sealpost.js" integrity="${SHA384_OF_HELLO}" crossorigin="anonymous" defer>`,
  ])
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
  expect(policy).toContain("default-src 'none'; script-src https://mail.example/widget/;")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|\*/)
})

test.for(PAGES)('all that %s refers to on this service is there', async (path) => {
  const { app } = await givenPages({ credit: { asked: 'now' } })
  const page = await (await app.request(path)).text()

  const references = [...page.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, to = '']) => to)

  expect(references.length).toBeGreaterThan(6)
  for (const to of references) expect([to, (await app.request(to)).status]).toEqual([to, 200])
})

test('hostile names and addresses are text', async () => {
  const { app } = await givenPages({
    name: '<img src=x onerror=alert(1)>\u202e"\'&',
    fallback: { url: 'https://x.example/"onclick="alert(1)' },
    url: 'https://x.example/<script>alert(1)</script>',
  })

  const page = await (await app.request('/v/acme')).text()

  expect(page).not.toMatch(/<img|<script>|"onclick|onerror=alert\(1\)>\u202e"/)
  expect(page).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt;\u202e&quot;&#39;&amp;</bdi>')
})

test('the page speaks the language of the policy where it can, and says which it speaks', async () => {
  const { app } = await givenPages({ language: 'de-AT' })
  const other = await givenPages({ language: 'fr' })

  expect(await (await app.request('/v/acme')).text()).toMatch(/lang="de"[^]*Schwachstelle melden/)
  expect(await (await other.app.request('/v/acme')).text()).toContain('<html lang="en">')
})

test('without scripts or without the widget, the page says where else to turn', async () => {
  const { app } = await givenPages({ fallback: { email: 'security@acme.example' } }, NO_ASSETS)

  const page = await (await app.request('/v/acme')).text()

  expect(page).not.toContain('<script')
  expect(page).toContain('<a href="mailto:security@acme.example">security@acme.example</a>')
  expect(page).toContain('<a href="/v/acme/key.asc">OpenPGP key</a>')
})

test('a vendor that is unknown, malformed, or has published nothing has the same page', async () => {
  const { app } = await givenPages()
  await app.call('createVendor', { token: OPERATOR_TOKEN, body: { vendor: 'bare' } })

  const pages = new Set<string>()
  for (const path of ['/v/nobody', '/v/No!', '/v/bare', '/v/nobody/case']) {
    const answer = await app.request(path)
    expect(answer.status).toBe(404)
    pages.add(await answer.text())
  }

  expect(pages.size).toBe(1)
  expect([...pages][0]).toContain('Nobody receives reports here')
})

test('hosted pages count against the limit of an address like everything else', async () => {
  const { request } = await makeTestApp({ config: { rateLimit: { burst: 0, perMinute: 60 } } })

  expect((await request('/v/acme')).status).toBe(429)
})

test('the style sheet is served as one', async () => {
  const { app } = await givenPages()

  const { headers } = await app.request('/pages/style.css')

  expect(headers.get('content-type')).toBe('text/css; charset=utf-8')
})

async function givenPages(policy: Partial<Policy> = {}, assets = WIDGET) {
  const app = await makeTestApp({ assets })
  await app.givenVendor('acme', { policy })
  return { app }
}

const SHA384_OF_HELLO = 'sha384-WeF0h3dEjGnea4ANejO7+5/xtGPkQ1TDVTvNucZm+pASWjx5+QOXvfX2oT3oKGhP'
const NO_ASSETS: Assets = { list: () => Promise.resolve([]), read: () => Promise.resolve(null) }
const WIDGET: Assets = {
  list: (folder) => Promise.resolve(folder === 'widget' ? ['0.1.0', '0.2.0'] : ['sealpost.js']),
  read: () => Promise.resolve(new TextEncoder().encode('hello')),
}
