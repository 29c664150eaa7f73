import { expect, test } from 'vitest'
import { makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'

test.for(operationIds())(
  'the answer of %s is kept from caches, frames and guessing',
  async (id) => {
    const world = await makeWorld()

    const { headers } = await world.app.call(id, VALID_CALLS[id](world))

    expect(headers.get('cache-control')).toBe(id === 'listCredits' ? 'no-cache' : 'no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.has('set-cookie')).toBe(false)
  },
)

test('a refusal is kept from caches too', async () => {
  const app = await makeTestApp()

  const answer = await app.call('getProfile', { params: { vendor: 'nobody' } })

  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('only a service behind TLS asks browsers to stay with it', async () => {
  const plain = await makeTestApp({ config: { serviceUrl: 'http://localhost:8787' } })
  const secure = await makeTestApp({ config: { serviceUrl: 'https://mail.example' } })

  const strict = 'strict-transport-security'
  expect((await plain.request('/healthz')).headers.has(strict)).toBe(false)
  expect((await secure.request('/healthz')).headers.get(strict)).toBe('max-age=31536000')
})
