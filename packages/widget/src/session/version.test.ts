import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from './version.ts'

test('reports name the version that sealed them', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')

  expect(manifest).toContain(`"version": "${VERSION}"`)
})
