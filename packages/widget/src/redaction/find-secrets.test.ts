import { expect, test } from 'vitest'
import { findSecrets } from './find-secrets.ts'

const found = (text: string) => findSecrets(text).map(({ kind, text: secret }) => [kind, secret])

const KEY =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----'
const JWT =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'
// Put together here, so that no scanner takes the tests for a leak.
const GITHUB = `ghp_${'a1B2'.repeat(9)}`
const STRIPE = `sk_live_${'a1B2'.repeat(6)}`
const AMAZON = ['AKIA', 'IOSFODNN7EXAMPLE'].join('')

test.each([
  ['private_key', `Here it is:\n${KEY}\nBye`, KEY],
  [
    'private_key',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\nxyz',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\nxyz',
  ],
  ['token', `GET /me?jwt=${JWT} HTTP/1.1`, JWT],
  ['api_key', `GITHUB=${GITHUB}`, GITHUB],
  ['api_key', `curl -u ${STRIPE}:`, STRIPE],
  ['api_key', `"${AMAZON}"`, AMAZON],
  [
    'cookie',
    'GET / HTTP/1.1\nCookie: sid=31d4d96e407aad42; theme=dark\nAccept: */*',
    'sid=31d4d96e407aad42; theme=dark',
  ],
  ['password', 'postgres://admin:hunter2@db.example/app', 'hunter2'],
  ['password', 'Authorization: Bearer abc.def-123', 'abc.def-123'],
  ['password', '{"password": "correct horse"}'.replace(' horse', '-horse'), 'correct-horse'],
  ['email', 'Write to wile.e+test@acme.example, please.', 'wile.e+test@acme.example'],
  ['card', 'Card 4111 1111 1111 1111 was accepted', '4111 1111 1111 1111'],
  ['iban', 'Pay to DE89 3704 0044 0532 0130 00 today', 'DE89 3704 0044 0532 0130 00'],
  ['ip', 'from 203.0.113.7:443', '203.0.113.7'],
  ['ip', 'from 2001:db8::7 to us', '2001:db8::7'],
])('finds a %s in: %s', (kind, text, secret) => {
  expect(found(text)).toEqual([[kind, secret]])
})

test.each([
  'The password field is empty.',
  'Card 4111 1111 1111 1112 is refused',
  'DE88 3704 0044 0532 0130 00 has wrong check digits',
  'Version 1.2.3 of 2026-11-22 at 12:34:56, build 999.999.999.999',
  'http://127.0.0.1:8080 and [::1] are this machine',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'Order 12345678901234567890123456789',
  'std::vector and a::b::c',
])('finds nothing in: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('a secret inside another is told once, as the greater one', () => {
  expect(found(`Cookie: session=${JWT}`)).toEqual([['cookie', `session=${JWT}`]])
})

test('the same secret is told once', () => {
  expect(found(`${GITHUB} and again ${GITHUB}`)).toEqual([['api_key', GITHUB]])
})

const HOSTILE = {
  letters: 'a',
  digits: '1 ',
  'first lines of keys': '-----BEGIN RSA PRIVATE KEY-----',
  'half tokens': 'eyJaaaaa.eyJ',
  'dashes and tokens': 'eyJ-',
  'half addresses': 'a@a.',
  'dots and at signs': 'a.a-a+a@',
  schemes: 'a://a:',
  colons: '1:',
  'cookie headers': 'Cookie: ',
  assignments: 'password=',
  'halves of accounts': 'DE89 3704 ',
  'white space': ' \t',
  'prefixes of keys': 'sk-xoxb-glpat-',
}

test.each(Object.entries(HOSTILE))('100 KB of %s take less than 50 ms', (_, piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length))

  // The fastest of some: whatever else the machine does only makes others slower.
  const durations = Array.from({ length: 5 }, () => {
    const start = performance.now()
    findSecrets(text)
    return performance.now() - start
  })

  expect(Math.min(...durations)).toBeLessThan(50)
})
