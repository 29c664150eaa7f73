import { expect, test } from 'vitest'
import { printable, printableJson } from './printable.ts'

test.each([
  ['a colour', '\u001b[31mred', '\ufffd[31mred'],
  ['a window title', '\u001b]0;owned\u0007', '\ufffd]0;owned\ufffd'],
  ['an 8-bit control sequence', '\u009b31m', '\ufffd31m'],
  ['a carriage return that overwrites the line', 'safe\revil', 'safe\ufffdevil'],
  ['a backspace', 'a\bb', 'a\ufffdb'],
  ['a change of direction', 'exe.\u202egpj', 'exe.\ufffdgpj'],
  ['text of no width', 'pay\u200bpal', 'pay\ufffdpal'],
])('%s cannot act on the terminal', (_, text, shown) => {
  expect(printable(text)).toBe(shown)
})

test('ordinary text in any script is shown as it is', () => {
  const text = 'Grüße\tعربي 日本語\n👩‍🚀 naïve'

  expect(printable(text)).toBe(text)
})

test('line ends of other systems become ours', () => {
  expect(printable('one\r\ntwo')).toBe('one\ntwo')
})

test('JSON says the same and holds nothing that acts on a terminal', () => {
  const value = { text: '\u001b[2J \u009b2J \u202e \u2028 ü' }

  const json = printableJson(value)

  expect(JSON.parse(json)).toEqual(value)
  expect(json).toBe(printable(json))
})
