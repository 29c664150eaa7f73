import { expect, test } from 'vitest'
import {
  allowsConnection,
  allowsScript,
  allowsTrustedTypes,
  parsePolicies,
} from './content-policy.ts'

const PAGE = new URL('https://acme.example/security')
const SERVICE = new URL('https://sealpost.example')
const SCRIPT = new URL('https://sealpost.example/widget/0.1.0/sealpost.js')
const TAG = { url: SCRIPT, nonce: 'abc', integrity: 'sha384-AAAA' }

function allows(policy: string, tag = TAG, page = PAGE): boolean {
  return parsePolicies(policy).every((each) => allowsScript(each, tag, page))
}

test.each([
  'img-src *',
  'script-src *',
  'script-src https:',
  'script-src http:',
  'script-src sealpost.example',
  'script-src https://sealpost.example',
  'script-src https://SEALPOST.example:443',
  'script-src https://sealpost.example:*',
  'script-src https://sealpost.example/widget/',
  'script-src https://sealpost.example/widget/0.1.0/sealpost.js',
  'script-src *.example',
  "script-src 'nonce-abc'",
  "script-src 'nonce-abc' 'strict-dynamic'",
  "script-src 'sha384-AAAA'",
  "default-src 'none'; script-src https:",
  "script-src 'none'; script-src-elem https:",
  "script-src https:; script-src 'none'",
])('%s lets the form run', (policy) => {
  expect(allows(policy)).toBe(true)
})

test.each([
  "script-src 'self'",
  "default-src 'none'",
  'script-src',
  'script-src data:',
  'script-src https://acme.example',
  'script-src https://sealpost.example:8443',
  'script-src https://sealpost.example/widget',
  'script-src *.sealpost.example',
  "script-src 'nonce-abd'",
  "script-src 'sha384-AAAB'",
  "script-src https: 'strict-dynamic'",
  "script-src https:, script-src 'none'",
  "script-src-elem 'none'; script-src https:",
])('%s does not let the form run', (policy) => {
  expect(allows(policy)).toBe(false)
})

test('an address without a scheme is one with that of the page, or a safer one', () => {
  const local = new URL('http://localhost:3000/')
  const policy = 'script-src sealpost.example'

  expect(allows(policy, { ...TAG, url: new URL('http://sealpost.example/a.js') })).toBe(false)
  expect(allows(policy, TAG, local)).toBe(true)
})

test.each([
  ['connect-src https://sealpost.example', true],
  ["default-src https://sealpost.example; script-src 'none'", true],
  ["connect-src 'self'", false],
  ["default-src 'none'", false],
  ['', true],
])('%j lets the form talk to its service: %j', (policy, expected) => {
  expect(parsePolicies(policy).every((each) => allowsConnection(each, SERVICE, PAGE))).toBe(
    expected,
  )
})

test.each([
  ["require-trusted-types-for 'script'", true],
  ['trusted-types *', true],
  ["trusted-types sealpost sealpost-lit 'allow-duplicates'", true],
  ['trusted-types sealpost', false],
  ["trusted-types 'none'", false],
])('%j lets the form make its Trusted Types: %j', (policy, expected) => {
  const names = ['sealpost', 'sealpost-lit']

  expect(parsePolicies(policy).every((each) => allowsTrustedTypes(each, names))).toBe(expected)
})
