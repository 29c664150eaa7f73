import { expect, test } from 'vitest'
import { textIn } from './index.ts'

test('words are found in the exact language, else its base, else the policy\u2019s, else any', () => {
  const text = { de: 'Hallo', 'de-AT': 'Servus', en: 'Hello' }

  expect(textIn(text, 'de-AT', 'en')).toBe('Servus')
  expect(textIn(text, 'de-CH', 'en')).toBe('Hallo')
  expect(textIn(text, 'fr', 'en')).toBe('Hello')
  expect(textIn(text, 'fr', 'it')).toBe('Hallo')
  expect(textIn('Salut', 'de', 'en')).toBe('Salut')
})
