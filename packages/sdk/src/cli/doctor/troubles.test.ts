import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { RECORDERS } from './recorders.ts'
import { TROUBLES } from './troubles.ts'

const document = await readFile(new URL('../../../../../docs/doctor.md', import.meta.url), 'utf8')

test('the documentation says of each trouble what the command says, and knows no other', () => {
  const rows = Object.entries(TROUBLES).map(
    ([code, words]) => `| \`${code}\` | ${words.join(' | ')} |`,
  )

  expect(document.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows)
})

test.each(RECORDERS)('the documentation names %s', (name) => {
  expect(document).toContain(name)
})
