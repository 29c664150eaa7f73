import { expect, test } from 'vitest'
import { readByteRange } from './byte-range.ts'

test.for([
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=10-', { first: 10, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['bytes=50-1000', { first: 50, last: 99 }],
  ['BYTES=1-2', { first: 1, last: 2 }],
  ['bytes=100-', 'unusable'],
  ['bytes=100-200', 'unusable'],
  ['bytes=5-4', 'unusable'],
  ['bytes=-0', 'unusable'],
  ['bytes=-', 'unusable'],
  ['bytes=', 'unusable'],
  ['bytes=1-2,4-5', 'unusable'],
  ['bytes=a-b', 'unusable'],
  ['bytes=1 - 2', 'unusable'],
  ['bytes=99999999999999999999-', 'unusable'],
  ['items=1-2', null],
  ['', null],
  [undefined, null],
] as const)('of 100 bytes, the range %o means %o', ([header, range]) => {
  expect(readByteRange(header, 100)).toEqual(range)
})
