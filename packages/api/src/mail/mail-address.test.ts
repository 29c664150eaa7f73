import { expect, test } from 'vitest'
import { toMailAddress } from './mail-address.ts'

const USABLE = {
  'security@acme.example': 'security@acme.example',
  "o'brien+psirt@mail.acme.example": "o'brien+psirt@mail.acme.example",
  'first.last@localhost': 'first.last@localhost',
  'security@b\u00fccher.example': 'security@xn--bcher-kva.example',
  'security@\u0645\u062b\u0627\u0644.example': 'security@xn--mgbh0fb.example',
}

const UNUSABLE = [
  'security',
  '@acme.example',
  'security@',
  'a@b@c.example',
  '"quoted"@acme.example',
  '"a b"@acme.example',
  '"a\\"b@evil.example,c"@acme.example',
  'a(comment)@acme.example',
  'a,b@acme.example',
  'a@acme.example,b@evil.example',
  'a;b@acme.example',
  'a@acme.example\r\nBcc: spy@evil.example',
  'a@acme.example\n',
  'a\0@acme.example',
  'a@acme.example\0.evil.example',
  'a b@acme.example',
  '<a@acme.example>',
  'a@acme.example>',
  '=?utf-8?q?a=0d=0a?=@acme.example',
  'a@=?utf-8?q?evil=2eexample?=',
  'relay%evil.example@acme.example',
  'evil.example!a@acme.example',
  '@evil.example:a@acme.example',
  '-oQ/tmp@acme.example',
  '.a@acme.example',
  'a..b@acme.example',
  'j\u00f6rg@acme.example',
  '\u202ea@acme.example',
  'a@\u202eelpmaxe.emca',
  'a@acme\u3002example/..',
  'a@[127.0.0.1]',
  'a@127.0.0.1',
  'a@acme.example:25',
  'a@acme.example/x',
  'a@-acme.example',
  'a@acme-.example',
  'a@acme..example',
  'a@acme.example.',
  `${'a'.repeat(65)}@acme.example`,
  `a@${'b'.repeat(64)}.example`,
  `a@${Array(60).fill('abcd').join('.')}.example`,
]

test.for(Object.entries(USABLE))('mail can be sent to %s', ([given, address]) => {
  expect(toMailAddress(given)).toBe(address)
})

test.for(UNUSABLE)('mail is never sent to %j', (given) => {
  expect(toMailAddress(given)).toBeNull()
})
