import { expect, test } from 'vitest'
import type { Policy } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'

const PATHS = ['/v/acme/.well-known/security.txt', '/v/acme/security.txt'] as const

test.for(PATHS)('%s says what the profile says', async (path) => {
  const app = await givenVendor({
    url: 'https://acme.example/security',
    credit: { asked: 'now' },
    language: 'de',
  })

  const answer = await app.request(path)

  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await answer.text()).toBe(
    [
      'Contact: https://mail.example/v/acme',
      'Expires: 2026-05-01T00:00:00.000Z',
      'Encryption: https://mail.example/v/acme/key.asc',
      'Acknowledgments: https://mail.example/v/acme/credits',
      'Preferred-Languages: de',
      'Canonical: https://mail.example/v/acme/.well-known/security.txt',
      'Policy: https://acme.example/security',
      '',
    ].join('\n'),
  )
})

test('the key it points to is the one that the profile holds', async () => {
  const app = await givenVendor()

  const answer = await app.request('/v/acme/key.asc')

  expect(answer.headers.get('content-type')).toBe('application/pgp-keys')
  expect(await answer.text()).toBe('-----BEGIN PGP PUBLIC KEY BLOCK-----\n')
})

test.for([...PATHS, '/v/acme/key.asc'])('%s of an unknown vendor is not there', async (path) => {
  const { request } = await makeTestApp()

  const answer = await request(path)

  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'unknown_vendor' })
})

async function givenVendor(policy: Partial<Policy> = {}) {
  const app = await makeTestApp()
  await app.givenVendor('acme', { policy })
  return app
}
