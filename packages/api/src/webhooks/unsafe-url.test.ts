import { expect, test } from 'vitest'
import { HOSTILE_ADDRESSES, HOSTILE_URLS } from '../testing/hostile-addresses.ts'
import { findUrlFault } from './unsafe-url.ts'

const literals = HOSTILE_ADDRESSES.map((address) =>
  address.includes(':') ? `https://[${address}]/` : `https://${address}/`,
)

test.for([...HOSTILE_URLS, ...literals])('nothing is sent to %j', (url) => {
  expect(findUrlFault(url, { allowLocalhost: false })).toMatch(/^[A-Z].*\.$/)
})

test.for([
  'https://hooks.example/',
  'https://hooks.example:8443/in?team=a%2Fb',
  'https://a_b.hooks.example/@user',
  'https://BÜCHER.example/',
  'https://local.example/',
  'https://1.1.1.1/',
  'https://[2606:4700:4700::1111]/',
])('%s may be sent to, once its addresses were looked at', (url) => {
  expect(findUrlFault(url, { allowLocalhost: false })).toBeNull()
})

test.for(['http://localhost:1/', 'https://localhost/', 'http://127.0.0.1/', 'http://[::1]:1/'])(
  '%s may be sent to only where the operator lets it',
  (url) => {
    expect(findUrlFault(url, { allowLocalhost: true })).toBeNull()
    expect(findUrlFault(url, { allowLocalhost: false })).not.toBeNull()
  },
)

test.for([
  'http://hooks.example/',
  'http://127.0.0.2/',
  'http://10.0.0.1/',
  'https://127.0.0.53/',
  'http://a.localhost/',
  'http://user@localhost/',
  'http://localhost/#fragment',
  'ftp://localhost/',
])('where this machine is let, %s still is not', (url) => {
  expect(findUrlFault(url, { allowLocalhost: true })).not.toBeNull()
})
