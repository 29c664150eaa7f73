import { describe, expect, test } from 'vitest'
import { LIMITS, readFraming, SealedItem } from '../index.ts'
import { now } from '../testing/make-item.ts'
import { makeThread } from '../testing/make-thread.ts'
import {
  generateCaseKey,
  openItem,
  readCertificate,
  readSecretKey,
  type SealInput,
  sealItem,
} from './index.ts'
import { revealsText } from './reveals-text.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'

/** What sealing a report from the reporter to vendor and reporter needs. */
async function makeInput(description?: string): Promise<SealInput> {
  const { item, reporter, vendor } = await makeThread(description)
  const recipients = [vendor.certificate, reporter.certificate]
  return { item, text: 'For people.', signer: reporter, recipients, now }
}

describe('a sealed item', () => {
  test('names its recipients and its size class, and nothing else', async () => {
    const input = await makeInput()

    const sealed = await sealItem(input)

    expect(readFraming(sealed)).toEqual({
      keyIds: input.recipients.map(({ encryptionKeyId }) => encryptionKeyId),
      sizeClass: 8192,
    })
  })

  test('G-01 shows nothing of what was typed', async () => {
    const description = 'unmistakable-canary-7f3k92qd'
    const sealed = Buffer.from(await sealItem(await makeInput(description)))

    expect(sealed.includes('canary')).toBe(false)
    expect(sealed.includes('For people')).toBe(false)
    expect(sealed.includes('Content-Type')).toBe(false)
  })

  test('is another each time, of the same length', async () => {
    const input = await makeInput()
    const [one, other] = [await sealItem(input), await sealItem(input)]

    expect(one).not.toEqual(other)
    expect(Math.abs(one.length - other.length)).toBeLessThan(8)
  })

  test('grows by classes, not by characters', async () => {
    const lengths = await Promise.all(
      [10, 3000, 20_000, 90_000].map(async (count) => {
        const sealed = await sealItem(await makeInput('x'.repeat(count)))
        return readFraming(sealed).sizeClass
      }),
    )

    expect(lengths).toEqual([8192, 8192, 32_768, 131_072])
  })

  test('of almost a megabyte can be sealed, and one byte too many cannot', async () => {
    const input = await makeInput('x')
    const rest = JSON.stringify(input.item).length + 600
    const text = 'y'.repeat(LIMITS.sizeClasses[7] - rest)

    expect(readFraming(await sealItem({ ...input, text })).sizeClass).toBe(1_048_576)
    await expect(sealItem({ ...input, text: `${text}${'y'.repeat(600)}` })).rejects.toMatchObject({
      name: 'SealError',
      code: 'item_too_large',
    })
  })
})

describe('G-04 sealing throws rather than return anything else', () => {
  test('for a recipient that expired since it was read', async () => {
    const input = await makeInput()
    const { armored } = await makeKey({ keyExpirationTime: 11 * 24 * 60 * 60 })
    const recipients = [await readCertificate(armored, { now }), input.signer.certificate]
    const item = { ...input.item, to: recipients.map(({ fingerprint }) => fingerprint) }

    await expect(sealItem({ ...input, item, recipients })).resolves.toBeDefined()
    await expect(
      sealItem({ ...input, item, recipients, now: daysFromNow(2) }),
    ).rejects.toMatchObject({ code: 'recipient_unusable' })
  })

  test('for an item that names other recipients, or another sender', async () => {
    const input = await makeInput()
    const stranger = await generateCaseKey(now)
    const { fingerprint } = stranger.certificate

    for (const item of [
      { ...input.item, to: input.item.to.slice(1) },
      { ...input.item, to: [...input.item.to, fingerprint] },
      { ...input.item, to: [fingerprint, fingerprint] },
      { ...input.item, from: fingerprint },
    ]) {
      await expect(sealItem({ ...input, item })).rejects.toMatchObject({
        code: 'self_check_failed',
      })
    }
  })

  test('for no recipients, or one twice', async () => {
    const input = await makeInput()
    const { certificate } = input.signer
    const to = [certificate.fingerprint, certificate.fingerprint]

    await expect(
      sealItem({ ...input, item: { ...input.item, to: [] }, recipients: [] }),
    ).rejects.toMatchObject({ name: 'SealError' })
    await expect(
      sealItem({ ...input, item: { ...input.item, to }, recipients: [certificate, certificate] }),
    ).rejects.toMatchObject({ code: 'self_check_failed' })
  })

  test('for a signer that cannot sign', async () => {
    const input = await makeInput()
    const { secret } = await makeKey({ keyExpirationTime: 24 * 60 * 60 })
    const signer = await readSecretKey(secret)
    const item = { ...input.item, from: signer.certificate.fingerprint }

    await expect(sealItem({ ...input, item, signer })).rejects.toMatchObject({
      code: 'crypto_failed',
      cause: { code: 'key_no_signing' },
    })
  })

  test('and its message does not repeat what was typed', async () => {
    const input = await makeInput('secret words')

    const refusal = await sealItem({ ...input, item: { ...input.item, to: [] } }).catch(String)

    expect(refusal).toMatch(/^SealError: (?!.*secret)/)
  })
})

describe('a slow clock', () => {
  test('does not stop a report: it is dated by the newest signature of its recipients', async () => {
    const slow = daysFromNow(-400)
    const input = await makeInput()
    const { armored, secret } = await makeKey()
    const recipients = [await readCertificate(armored, { now }), input.signer.certificate]
    const item = { ...input.item, to: recipients.map(({ fingerprint }) => fingerprint) }

    const sealed = await sealItem({ ...input, item, recipients, now: slow })
    const opened = await openItem(sealed, {
      key: await readSecretKey(secret),
      verifyWith: 'enclosed',
    })

    expect(opened.signature).toMatchObject({ state: 'valid', signedAt: now })
  })

  test('of the reporter alone makes a signature that the vendor still accepts', async () => {
    const { vendor, item } = await makeThread()
    const reporter = await generateCaseKey(daysFromNow(-400))
    const { fingerprint: from, armored: reporterCertificate } = reporter.certificate
    const recipients = [vendor.certificate, reporter.certificate]
    const late = { ...item, from, reporterCertificate, to: [vendor.certificate.fingerprint, from] }

    const sealed = await sealItem({
      item: late,
      text: '',
      signer: reporter,
      recipients,
      now: daysFromNow(-400),
    })
    const opened = await openItem(sealed, { key: vendor, verifyWith: 'enclosed' })

    expect(opened.signature.state).toBe('valid')
  })

  test('that is fast makes one, too', async () => {
    const input = await makeInput()
    const [recipient] = input.recipients

    const sealed = await sealItem({ ...input, now: daysFromNow(3650) })
    const opened = await openItem(sealed, { key: input.signer, verifyWith: 'enclosed' })

    expect(recipient).toBeDefined()
    expect(opened.signature).toMatchObject({ state: 'valid', signedAt: daysFromNow(3650) })
  })
})

describe('the last look at the bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(`\u0001${text}\u0002`)

  test('finds a typed string however it stands there', () => {
    const body = { answers: { description: 'line "one"\nsecond line', steps: ['ümlaut und 🦊'] } }

    expect(revealsText(bytes('… second line …'), { a: 'second line' })).toBe(true)
    expect(revealsText(bytes(JSON.stringify(body)), body)).toBe(true)
    expect(revealsText(bytes('ümlaut und 🦊'), body)).toBe(true)
    expect(revealsText(bytes('unrelated'), body)).toBe(false)
  })

  test('ignores strings shorter than 8 bytes, which occur by chance', () => {
    expect(revealsText(bytes('1234567'), ['1234567'])).toBe(false)
    expect(revealsText(bytes('12345678'), ['12345678'])).toBe(true)
  })

  test('takes no noticeable time for the largest item', () => {
    const sealed = crypto.getRandomValues(new Uint8Array(65_536))
    const large = Buffer.concat(Array.from({ length: 16 }, () => sealed))
    const started = performance.now()

    expect(
      revealsText(
        large,
        Array.from({ length: 150 }, (_, at) => `typed string ${at}`),
      ),
    ).toBe(false)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

test('what is sealed is an item by its schema', async () => {
  expect(SealedItem.safeParse((await makeInput()).item).success).toBe(true)
})
