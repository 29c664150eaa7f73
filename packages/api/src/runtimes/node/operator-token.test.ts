import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../testing/make-folder.ts'
import { keepOperatorToken } from './operator-token.ts'

test('the token is made once, from 256 random bits, for the eyes of this user only', async () => {
  const folder = makeFolder()

  const first = await keepOperatorToken(folder)
  const again = await keepOperatorToken(folder)

  expect(first).toMatch(/^[\w-]{43}$/)
  expect(again).toBe(first)
  expect(statSync(join(folder, 'operator-token')).mode & 0o777).toBe(0o600)
})

test('starts at the same time agree on one token', async () => {
  const folder = makeFolder()

  const tokens = await Promise.all(Array.from({ length: 8 }, () => keepOperatorToken(folder)))

  expect(new Set(tokens).size).toBe(1)
})
