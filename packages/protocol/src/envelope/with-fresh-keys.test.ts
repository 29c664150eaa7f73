import { afterEach, expect, test, vi } from 'vitest'
import { now } from '../testing/make-item.ts'
import { makeThread } from '../testing/make-thread.ts'
import { createFileKey, generateCaseKey, sealItem } from './index.ts'

afterEach(() => vi.restoreAllMocks())

/** Not the name by which OpenPGP.js knows the fault of WebKit: its own help is no part of the crypto file. */
const REFUSAL = new DOMException('This pair cannot be made', 'DataError')

function refusePairs(count: number): void {
  const refusing = vi.spyOn(crypto.subtle, 'generateKey')
  for (let at = 0; at < count; at++) refusing.mockRejectedValueOnce(REFUSAL)
}

/** All that makes key pairs. */
const MAKERS: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  'the key of a case': () => Promise.resolve(() => generateCaseKey(now)),
  'a sealed item': async () => {
    const { item, reporter, vendor } = await makeThread()
    const recipients = [vendor.certificate, reporter.certificate]
    return () => sealItem({ item, text: 'For people.', signer: reporter, recipients, now })
  },
  'the key of a file': async () => {
    const { certificate } = await generateCaseKey(now)
    return () => createFileKey([certificate], now)
  },
}

test.each(Object.entries(MAKERS))(
  '%s is made, though a key pair was refused',
  async (_, prepare) => {
    const make = await prepare()
    refusePairs(1)

    await expect(make()).resolves.toBeDefined()
  },
)

test.each(Object.entries(MAKERS))(
  '%s is given up when every pair is refused',
  async (_, prepare) => {
    const make = await prepare()
    refusePairs(100)

    await expect(make()).rejects.toThrow()
  },
)
