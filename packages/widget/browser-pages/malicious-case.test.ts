import { expect, test } from 'vitest'
import { instead } from './answers.ts'
import { ACKNOWLEDGED, IN_CASE, RECEIPT, SENT, siteOf, siteWith } from './case-hands.ts'
import { inEachEngine, rowsIn } from './engines.ts'
import { openSite, type Site, type SiteOptions } from './site.ts'

// What a service may do to a case whose profile is honest. That the case refuses every dishonest one
// stands in `malicious-service.test.ts`, what may be in its thread in `malicious-thread.test.ts`.
const TYPED = 'canary message: it was version 5.2.1'

const newer = await SENT.vendor.sign({ serial: 6 })
const expired = await SENT.vendor.sign({ expires: new Date(Date.now() - 1000).toISOString() })

/** Good enough for reading what was signed then. */
const OUTDATED: Readonly<Record<string, [site: SiteOptions, words: string]>> = {
  'an expired profile': [
    {
      vendor: { fingerprint: SENT.vendor.fingerprint, profile: expired },
      earlier: SENT.signedThen,
    },
    'The signed form has expired.',
  ],
  'a profile older than the pinned serial': [
    { body: (attributes) => `<sealpost-case serial="6" ${attributes}></sealpost-case>` },
    'an older form than was seen',
  ],
}

/** What may come for a case, and what is said of it. */
const NO_CASES: Readonly<Record<string, [site: SiteOptions, words: string]>> = {
  '30 MB': [instead('30 MB', /\/case$/), 'too large to be right'],
  HTML: [instead('HTML', /\/case$/), 'cannot be read'],
  'JSON of another shape': [instead('JSON of another shape', /\/case$/), 'not what was asked for'],
  'a case of another vendor': [
    siteOf(SENT.answer({ vendor: 'other' })),
    'confirmed something other',
  ],
}

/** What may come back for an entry, and what is said of it. */
const UNCONFIRMED: Readonly<Record<string, [site: SiteOptions, words: string]>> = {
  'a 201 for other bytes': [
    { confirm: (honest) => ({ ...honest, ciphertextHash: 'ab'.repeat(32) }) },
    'confirmed something other than what was sent',
  ],
  'a 201 for another entry': [
    { confirm: (honest) => ({ ...honest, id: crypto.randomUUID() }) },
    'confirmed something other than what was sent',
  ],
  '30 MB for a 201': [instead('30 MB', /\/entries$/), 'too large to be right'],
  'HTML for a 201': [instead('HTML', /\/entries$/), 'cannot be read'],
}

const READ = `(async () => { ${IN_CASE}
  await opened()
  return {
    last: wordsOf(entries().at(-1)),
    canWrite: root.querySelector('.composer') !== null,
    all: said('.form'),
  }
})()`

const FAILED = `(async () => { ${IN_CASE}
  const words = wordsOf(await find('#receipt-message p'))
  return { words, receipt: root.getElementById('receipt').value, isLate: performance.now() > 17_000 }
})()`

const writeUntil = (words: string) => `(async () => { ${IN_CASE}
  await opened()
  const isNamed = () => said('.composer [role=alert]')?.includes(${JSON.stringify(words)})
  const { value } = await answer(${JSON.stringify(TYPED)}, isNamed)
  return value
})()`

inEachEngine((tab, engine) => {
  async function visit(options: SiteOptions): Promise<Site> {
    const site = await openSite({ ...siteWith(ACKNOWLEDGED), ...options })
    await tab.open(site.url)
    return site
  }

  test.each(rowsIn(engine, OUTDATED))(
    'G-02 under %s a case is read, and nothing can be sealed',
    async (_, [options, words]) => {
      await visit(options)

      const read = await tab.read(READ)

      expect(read).toMatchObject({ canWrite: false })
      expect(read).toHaveProperty('last', expect.stringContaining('Sealed and signed by'))
      expect(read).toHaveProperty('all', expect.stringContaining(words))
    },
  )

  test('G-02 under a profile older than a remembered one a case is read, and nothing can be sealed', async () => {
    const vendor = { fingerprint: SENT.vendor.fingerprint, profile: newer }
    const site = await visit({ vendor, earlier: SENT.signedThen })
    const before = await tab.read(READ)
    vendor.profile = SENT.signedThen
    await tab.reload()

    const read = await tab.read(READ)

    expect(before).toMatchObject({ canWrite: true })
    expect(read).toMatchObject({ canWrite: false })
    expect(read).toHaveProperty('all', expect.stringContaining('an older form than was seen'))
    expect(site.posted.join()).not.toContain('"entry"')
  })

  test.each(rowsIn(engine, NO_CASES))(
    '%s for a case is named, and the receipt stays',
    async (_, [options, words]) => {
      await visit(options)

      const failed = await tab.read(FAILED)

      expect(failed).toMatchObject({ receipt: RECEIPT, isLate: false })
      expect(failed).toHaveProperty('words', expect.stringContaining(words))
    },
  )

  test.each(rowsIn(engine, UNCONFIRMED))(
    '%s is named, and what was written stays',
    async (_, [options, words]) => {
      const site = await visit(options)

      expect(await tab.read(writeUntil(words))).toBe(TYPED)
      expect(site.posted.join()).not.toContain(TYPED)
    },
  )
})
