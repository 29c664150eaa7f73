import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decodeBase64,
  EntryId,
  encodeBase64,
  readFraming,
  type ThreadEntry,
} from '@sealpost/protocol'
import { sealing } from '../src/sealing/index.ts'
import { makeSentCase } from '../src/testing/make-sent-case.ts'
import { makeVendorKey } from '../src/testing/make-vendor.ts'
import { NO_ANSWERS } from './answers.ts'
import { ENGINES, openTab, rowsIn, type Tab } from './engines.ts'
import { closeSites, openSite, type Site, type SiteOptions } from './site.ts'

// What a service may do to a case whose profile is honest. That the case refuses every dishonest one
// stands in `malicious-service.test.ts`.
const sent = await makeSentCase()
const receipt = sealing.formatReceipt(sent.receipt)
const SECRET = 'The password is swordfish.'
const TYPED = 'canary message: it was version 5.2.1'
const acknowledged = await sent.event({ status: 'acknowledged' })
const message = await sent.message(SECRET, { after: acknowledged })
const later = await sent.message('And another.', { after: message })

function caseOf(answer: unknown): SiteOptions {
  return {
    vendor: { fingerprint: sent.vendor.fingerprint, profile: sent.signedThen },
    openedCase: answer,
    body: (attributes) => `<sealpost-case ${attributes}></sealpost-case>`,
  }
}

const withThread = (...thread: ThreadEntry[]) =>
  caseOf(sent.answer({ thread, status: 'acknowledged' }))

/** Named, and never shown as the vendor's words. */
const DOUBTED: Readonly<Record<string, [thread: ThreadEntry[], doubt: string]>> = {
  'a change that differs from the signed one': [
    [{ ...acknowledged, change: { status: 'fixed' } }],
    'What was signed differs from what the service states.',
  ],
  'a message after one that was withheld': [
    [acknowledged, later],
    'Something that came before it is missing or was changed.',
  ],
  'a message that is shown again': [
    [acknowledged, message, message],
    'It was here before, or belongs to another place in the order.',
  ],
  'a message that an attacker signed': [
    [await sent.message(SECRET, { signer: await makeVendorKey() })],
    'It is not signed by a key of',
  ],
  'a message of another report': [
    [await (await makeSentCase(sent.vendor)).message(SECRET)],
    'It could not be opened with your receipt.',
  ],
}

/** The message with one bit flipped in each of two hundred places, and cut off in several ways. */
const DAMAGED = damagedFrom(message)

const instead = (path: RegExp, answer: keyof typeof NO_ANSWERS): SiteOptions => ({
  instead: (asked, response) => {
    if (asked.method === 'OPTIONS' || !path.test(asked.path)) return false
    NO_ANSWERS[answer]?.(response)
    return true
  },
})

const newer = await sent.vendor.sign({ serial: 6 })
const expired = await sent.vendor.sign({ expires: new Date(Date.now() - 1000).toISOString() })

/** Good enough for reading what was signed then. */
const OUTDATED: Readonly<Record<string, [site: SiteOptions, words: string]>> = {
  'an expired profile': [
    {
      vendor: { fingerprint: sent.vendor.fingerprint, profile: expired },
      earlier: sent.signedThen,
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
  '30 MB': [instead(/\/case$/, '30 MB'), 'too large to be right'],
  HTML: [instead(/\/case$/, 'HTML'), 'cannot be read'],
  'JSON of another shape': [instead(/\/case$/, 'JSON of another shape'), 'not what was asked for'],
  'a case of another vendor': [
    caseOf(sent.answer({ vendor: 'other' })),
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
  '30 MB for a 201': [instead(/\/entries$/, '30 MB'), 'too large to be right'],
  'HTML for a 201': [instead(/\/entries$/, 'HTML'), 'cannot be read'],
}

const HANDS = `
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 20)
    look()
  })
  const element = document.querySelector('sealpost-case')
  element.receipt = ${JSON.stringify(receipt)}
  const root = await until(() => element.shadowRoot?.querySelector('#case-heading, #receipt')?.getRootNode())
  const said = (selector) => root.querySelector(selector)?.textContent.replace(/\\s+/g, ' ')
  const opened = () => until(() => root.querySelector('#case-heading'))`

const READ = `(async () => { ${HANDS}
  await opened()
  const lines = [...root.querySelectorAll('.day > ol > li:not(.divider)')]
  return {
    last: lines.at(-1).textContent.replace(/\\s+/g, ' '),
    status: said('.status'),
    canWrite: root.querySelector('.composer') !== null,
    all: root.querySelector('.form').textContent.replace(/\\s+/g, ' '),
  }
})()`

const READ_DOUBTS = `(async () => { ${HANDS}
  await opened()
  const { textContent } = root.querySelector('.form')
  return {
    entries: root.querySelectorAll('.day > ol > li:not(.divider)').length,
    doubts: textContent.split('Could not be verified').length - 1,
    isSecretShown: textContent.includes(${JSON.stringify(SECRET)}),
  }
})()`

const FAILED = `(async () => { ${HANDS}
  const words = (await until(() => root.querySelector('#receipt-message p'))).textContent
  return { words, receipt: root.getElementById('receipt').value, isLate: performance.now() > 17_000 }
})()`

const WRITE = `(async () => { ${HANDS}
  await opened()
  const message = root.getElementById('message')
  message.value = ${JSON.stringify(TYPED)}
  message.dispatchEvent(new Event('input', { bubbles: true }))
  root.querySelector('.composer').requestSubmit()
  await until(() => root.querySelector('.composer [role=alert]'))
  return { words: said('.composer'), typed: root.getElementById('message').value }
})()`

describe.each(ENGINES)('in %s', (engine) => {
  let tab: Tab
  beforeAll(async () => {
    tab = await openTab(engine)
  }, 60_000)
  afterAll(async () => {
    await tab.close()
    closeSites()
  })

  async function visit(options: SiteOptions): Promise<Site> {
    const site = await openSite({ ...withThread(acknowledged), ...options })
    await tab.open(site.url)
    return site
  }

  test('an honest thread is shown as the vendor\u2019s', async () => {
    await visit(withThread(acknowledged, message))

    const read = await tab.read(READ)

    expect(read).toMatchObject({ canWrite: true })
    expect(read).toHaveProperty('last', expect.stringContaining(SECRET))
    expect(read).toHaveProperty('last', expect.stringContaining('Sealed and signed by'))
    expect(read).toHaveProperty('status', expect.stringContaining('Sealed and signed by'))
  })

  test.each(rowsIn(engine, DOUBTED))(
    'G-03 %s is a neutral line that says why',
    async (_, [thread, doubt]) => {
      await visit(withThread(...thread))

      const read = await tab.read(READ)

      expect(read).toHaveProperty('last', expect.stringContaining('Could not be verified'))
      expect(read).toHaveProperty('last', expect.stringContaining(doubt))
      expect(read).toHaveProperty('last', expect.not.stringContaining(SECRET))
    },
  )

  test('G-03 of two hundred messages with a flipped bit, and some that were cut off, none is shown', async () => {
    await visit(withThread(acknowledged, ...DAMAGED))

    const read = await tab.read(READ_DOUBTS)

    expect(read).toEqual({ entries: 208, doubts: 206, isSecretShown: false })
  })

  test('G-03 a status that no event signed is only what the service states', async () => {
    await visit(caseOf(sent.answer({ thread: [acknowledged], status: 'fixed' })))

    const read = await tab.read(READ)

    expect(read).toHaveProperty('status', expect.stringContaining('As stated by the service'))
    expect(read).toHaveProperty('status', expect.not.stringContaining('Sealed and signed'))
  })

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
    const vendor = { fingerprint: sent.vendor.fingerprint, profile: newer }
    const site = await visit({ vendor, earlier: sent.signedThen })
    const before = await tab.read(READ)
    vendor.profile = sent.signedThen
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

      expect(failed).toMatchObject({ receipt, isLate: false })
      expect(failed).toHaveProperty('words', expect.stringContaining(words))
    },
  )

  test.each(rowsIn(engine, UNCONFIRMED))(
    '%s is named, and what was written stays',
    async (_, [options, words]) => {
      const site = await visit(options)

      const failed = await tab.read(WRITE)

      expect(failed).toMatchObject({ typed: TYPED })
      expect(failed).toHaveProperty('words', expect.stringContaining(words))
      expect(site.posted.join()).not.toContain(TYPED)
    },
  )
})

/** Spares what is sealed for another recipient: a bit there says nothing to this one. */
function damagedFrom({ sealed, ...entry }: ThreadEntry): ThreadEntry[] {
  if (!sealed) throw new TypeError('A message is sealed.')
  const bytes = decodeBase64(sealed.sealed)
  const { sizeClass } = readFraming(bytes)
  const places = Array.from({ length: 200 }, (_, at) => {
    return bytes.length - 1 - Math.floor((at * sizeClass) / 200)
  })
  const damaged = [
    ...places.map((place, at) => bytes.with(place, (bytes[place] ?? 0) ^ (1 << (at % 8)))),
    ...[1, 2, 20, bytes.length / 2, bytes.length - 1].map((cut) => bytes.slice(0, -cut)),
    new Uint8Array([...bytes, 0]),
  ]
  return damaged.map((changed, at) => ({
    ...entry,
    id: EntryId.parse(crypto.randomUUID()),
    revision: entry.revision + at,
    sealed: { ...sealed, sealed: encodeBase64(changed) },
  }))
}
