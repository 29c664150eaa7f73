import { expect, test } from 'vitest'
import { isolate } from './isolate.ts'

test('a name is set apart from the sentence around it', () => {
  expect(isolate('Acme')).toBe('\u2068Acme\u2069')
})

test('a name cannot leave its isolation or turn what follows', () => {
  expect(isolate('\u2069\u202eAc\u2066me\u200f')).toBe('\u2068Acme\u2069')
})
