import { expect, test } from 'vitest'
import { shownName, sizeText } from './file-text.ts'

test('what is invisible in a name or reorders it is shown as a mark', () => {
  expect(shownName('\u202egpj.exe')).toBe('\ufffdgpj.exe')
  expect(shownName('a\u200b\u2066\u0000\n.txt')).toBe('a\ufffd\ufffd\ufffd\ufffd.txt')
})

test('names in any script and with joined emoji stay as they are', () => {
  const names = [
    '\u062a\u0642\u0631\u06cc\u0631\u200c\u0647\u0627.txt',
    '\u{1f469}\u200d\u{1f4bb}.png',
    '日本 語.log',
  ]

  expect(names.map(shownName)).toEqual(names)
})

test.each([
  [0, '0 bytes'],
  [1023, '1,023 bytes'],
  [1536, '1.5 kB'],
  [20 * 1024 ** 2, '20 MB'],
  [2 * 1024 ** 3, '2 GB'],
])('%i bytes read as people say them', (bytes, words) => {
  expect(sizeText('en', bytes)).toBe(words)
})
