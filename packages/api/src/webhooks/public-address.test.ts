import { expect, test } from 'vitest'
import { HOSTILE_ADDRESSES } from '../testing/hostile-addresses.ts'
import { isPublicAddress } from './public-address.ts'

test.for(HOSTILE_ADDRESSES)('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.for([
  '',
  'hooks.example',
  '127.1',
  '0x08080808',
  '08.8.8.8',
  '8.8.8.8/32',
  '1.1.1.1 ',
  '2606:4700::1111%lo',
])('"%s" is no address', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

// The edges of what is refused.
test.for([
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '168.63.129.17',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:db9::1',
  '2003::1',
  '2606:4700:4700::1111',
  '2a00:1450:4001:80b::200e',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
