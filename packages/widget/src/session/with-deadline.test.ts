import { expect, test } from 'vitest'
import { withDeadline } from './with-deadline.ts'

const deadline = { maxMs: 20, trouble: 'crypto_failed' } as const

test('work that never ends is named when the deadline passes', async () => {
  const never = new Promise(() => undefined)

  await expect(withDeadline(never, deadline)).rejects.toMatchObject({ code: 'crypto_failed' })
})

test('work that ends in time keeps its outcome', async () => {
  const failure = new Error('broken')

  expect(await withDeadline(Promise.resolve(42), deadline)).toBe(42)
  await expect(withDeadline(Promise.reject(failure), deadline)).rejects.toBe(failure)
})
