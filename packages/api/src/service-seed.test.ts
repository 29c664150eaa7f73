import { expect, test } from 'vitest'
import { encodeBase64 } from '@sealpost/protocol'
import { readServiceSeed } from './service-seed.ts'

test('the seed of the service\u2019s key is 32 bytes in base64, or not set', () => {
  const seed = crypto.getRandomValues(new Uint8Array(32))

  expect(readServiceSeed({ SEALPOST_SERVICE_KEY: encodeBase64(seed) })).toEqual(seed)
  expect(readServiceSeed({ SEALPOST_SERVICE_KEY: '' })).toBeNull()
  expect(readServiceSeed({})).toBeNull()
})

test.for(['short', 'A'.repeat(44), `${'A'.repeat(40)}====`, encodeBase64(new Uint8Array(31))])(
  'the seed %s is refused by name, without repeating it',
  (text) => {
    const read = () => readServiceSeed({ SEALPOST_SERVICE_KEY: text })

    expect(read).toThrow('SEALPOST_SERVICE_KEY must be 32 random bytes in base64')
  },
)
