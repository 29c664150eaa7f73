import { expect, test } from 'vitest'
import { PROBLEMS } from '@sealpost/protocol'
import type { Assets } from '../deps.ts'
import { makeFailingDatabase } from '../testing/make-failing-database.ts'
import { makeTestApp } from '../testing/make-test-app.ts'

test('the service says that it is alive and ready', async () => {
  const { app } = await makeTestApp()

  expect((await app.request('/healthz')).status).toBe(200)
  expect((await app.request('/readyz')).status).toBe(200)
})

test('a service whose database fails is alive but not ready', async () => {
  const { app } = await makeTestApp({ db: makeFailingDatabase('SQLITE_ERROR') })

  const ready = await app.request('/readyz')

  expect((await app.request('/healthz')).status).toBe(200)
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toBe('5')
})

test('the manifest lists each version\u2019s files with the hash a browser checks, newest first', async () => {
  const { app } = await makeTestApp({ assets: makeAssets() })

  const manifest: unknown = await (await app.request('/widget/manifest.json')).json()

  expect(manifest).toEqual({
    versions: ['0.10.0', '0.9.0'].map((version) => ({
      version,
      files: {
        'sealpost.js': {
          path: `/widget/${version}/sealpost.js`,
          integrity: SHA384_OF_HELLO,
          bytes: 5,
        },
      },
    })),
  })
})

test('a widget file is served to any page, for good', async () => {
  const { app } = await makeTestApp({ assets: makeAssets() })

  const answer = await app.request('/widget/0.9.0/sealpost.js')

  expect(await answer.text()).toBe('hello')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
})

test.for([
  '/widget/0.9.0/missing.js',
  '/widget/9.9.9/sealpost.js',
  '/widget/../secret',
  '/widget/0.9.0/..%2f..%2fsecret',
  '/widget/%2e%2e/secret',
  '/widget/0.9.0.1234.draft/sealpost.js',
  '/docs/package.json',
  '/docs/..%2fsecret',
])('%s is not handed out', async (path) => {
  const asked: string[] = []
  const { app } = await makeTestApp({ assets: makeAssets(asked) })

  const answer = await app.request(path)

  expect(answer.status).toBe(404)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(asked.filter((each) => each.includes('..') || each.includes('secret'))).toEqual([])
})

test('the reference page runs scripts and styles of this service only', async () => {
  const { app } = await makeTestApp({ assets: makeAssets() })

  const answer = await app.request('/docs')
  const page = await answer.text()

  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const references = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(references.length).toBeGreaterThan(2)
  for (const path of references) expect((await app.request(path)).status).toBe(200)
})

test.for(Object.entries(PROBLEMS))('the page of %s explains it', async ([code, { title }]) => {
  const { app } = await makeTestApp()

  const answer = await app.request(`/problems/${code}`)

  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(title.replaceAll("'", '&#39;'))
})

test('an unknown code has no page, and is not repeated', async () => {
  const { app } = await makeTestApp()

  const answer = await app.request('/problems/<script>alert(1)</script>')

  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('script')
})

const SHA384_OF_HELLO = 'sha384-WeF0h3dEjGnea4ANejO7+5/xtGPkQ1TDVTvNucZm+pASWjx5+QOXvfX2oT3oKGhP'

/** Two versions, one that is still being copied, and the viewer of the reference page. */
function makeAssets(asked: string[] = []): Assets {
  const folders: Record<string, string[]> = {
    widget: ['0.9.0', '0.10.0', '0.11.0.1234.draft', 'manifest.json'],
    'widget/0.9.0': ['sealpost.js'],
    'widget/0.10.0': ['sealpost.js'],
  }
  const files = new Set([
    'widget/0.9.0/sealpost.js',
    'widget/0.10.0/sealpost.js',
    'docs/swagger-ui.css',
    'docs/swagger-ui-bundle.js',
  ])
  return {
    list: (folder) => Promise.resolve(folders[folder] ?? []),
    read: (path) => {
      asked.push(path)
      return Promise.resolve(files.has(path) ? new TextEncoder().encode('hello') : null)
    },
  }
}
