import { expect, test } from 'vitest'
import { weaknesses } from './index.ts'
import { searchWeaknesses } from './search.ts'

const find = (query: string) => searchWeaknesses(weaknesses.weaknesses, query).map(({ id }) => id)

test.each(['79', 'CWE-79', 'cwe79', ' cwe 79 '])('"%s" finds the number first', (query) => {
  expect(find(query).slice(0, 2)).toEqual(['CWE-79', 'CWE-790'])
})

test.each([
  ['cross-site scripting', 'CWE-79'],
  ['scripting cross-site', 'CWE-79'],
  ['SQL injection', 'CWE-89'],
  ['path traversal', 'CWE-22'],
  ['use after free', 'CWE-416'],
])('"%s" finds %s by its words', (query, id) => {
  expect(find(query)).toContain(id)
})

test('names that begin so come before those that contain it', () => {
  expect(find('use after free')[0]).toBe('CWE-416')
})

test('what is in no name finds nothing', () => {
  expect(find('flux capacitor')).toEqual([])
})
