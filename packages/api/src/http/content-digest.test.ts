import { expect, test } from 'vitest'
import { readContentDigest } from './content-digest.ts'

// The example of RFC 9530, appendix B.1.
const DIGEST = 'X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE='
const HEX = '5f8f04f6a3a892aaabbddb6cf273894493773960d4a325b105fee46eef4304f1'

test.for([
  [`sha-256=:${DIGEST}:`, HEX],
  [`sha-512=:YWJj:, sha-256=:${DIGEST}:`, HEX],
  [`sha-512=:YWJj:`, undefined],
  [`sha-256=${DIGEST}`, undefined],
  [`sha-256=:${DIGEST.slice(0, -1)}:`, undefined],
  [`sha-256=:AAAA:`, undefined],
  [`sha-256=:${DIGEST}:, sha-256=:${DIGEST}:`, undefined],
  [`md5=:${DIGEST}:`, undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('%o states the SHA-256 %o', ([header, hash]) => {
  expect(readContentDigest(header)).toBe(hash)
})
