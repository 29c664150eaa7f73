import { expect, test } from 'vitest'
import { needOf, Policy, textIn } from './index.ts'
import { readFixture } from './testing/fixtures.ts'

test('words are found in the exact language, else its base, else the policy\u2019s, else any', () => {
  const text = { de: 'Hallo', 'de-AT': 'Servus', en: 'Hello' }

  expect(textIn(text, 'de-AT', 'en')).toBe('Servus')
  expect(textIn(text, 'de-CH', 'en')).toBe('Hallo')
  expect(textIn(text, 'fr', 'en')).toBe('Hello')
  expect(textIn(text, 'fr', 'it')).toBe('Hallo')
  expect(textIn('Salut', 'de', 'en')).toBe('Salut')
})

test('a field that a channel does not name is off', () => {
  const [channel] = Policy.parse(readFixture('policy/valid/full.json')).channels
  if (!channel) throw new Error('The fixture has a channel.')

  expect(needOf(channel, 'summary')).toBe('required')
  expect(needOf(channel, 'contact')).toBe('optional')
  expect(needOf(channel, 'steps')).toBe('off')
})
