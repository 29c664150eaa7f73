import { expect, test } from 'vitest'
import {
  decodeBase64,
  EntryId,
  encodeBase64,
  readFraming,
  type ThreadEntry,
} from '@sealpost/protocol'
import { makeSentCase } from '../src/testing/make-sent-case.ts'
import { makeVendorKey } from '../src/testing/make-vendor.ts'
import { ACKNOWLEDGED, IN_CASE, SENT, siteOf, siteWith } from './case-hands.ts'
import { inEachEngine, rowsIn } from './engines.ts'
import { openSite, type SiteOptions } from './site.ts'

// What a service may put into a thread. `malicious-case.test.ts` has what else it may do to a case.
const SECRET = 'The password is swordfish.'
const message = await SENT.message(SECRET, { after: ACKNOWLEDGED })
const later = await SENT.message('And another.', { after: message })

/** Named, and never shown as the vendor's words. */
const DOUBTED: Readonly<Record<string, [thread: ThreadEntry[], doubt: string]>> = {
  'a change that differs from the signed one': [
    [{ ...ACKNOWLEDGED, change: { status: 'fixed' } }],
    'What was signed differs from what the service states.',
  ],
  'a message after one that was withheld': [
    [ACKNOWLEDGED, later],
    'Something that came before it is missing or was changed.',
  ],
  'a message that is shown again': [
    [ACKNOWLEDGED, message, message],
    'It was here before, or belongs to another place in the order.',
  ],
  'a message that an attacker signed': [
    [await SENT.message(SECRET, { signer: await makeVendorKey() })],
    'It is not signed by a key of',
  ],
  'a message of another report': [
    [await (await makeSentCase(SENT.vendor)).message(SECRET)],
    'It could not be opened with your receipt.',
  ],
}

/** The message with one bit flipped in each of two hundred places, and cut off in several ways. */
const DAMAGED = damagedFrom(message)

const READ = `(async () => { ${IN_CASE}
  await opened()
  const all = said('.form')
  return {
    entries: entries().length,
    last: wordsOf(entries().at(-1)),
    status: said('.status'),
    canWrite: root.querySelector('.composer') !== null,
    doubts: all.split('Could not be verified').length - 1,
    isSecretShown: all.includes(${JSON.stringify(SECRET)}),
  }
})()`

inEachEngine((tab, engine) => {
  async function readOn(options: SiteOptions): Promise<unknown> {
    const site = await openSite(options)
    await tab.open(site.url)
    return tab.read(READ)
  }

  test('an honest thread is shown as the vendor\u2019s', async () => {
    const read = await readOn(siteWith(ACKNOWLEDGED, message))

    expect(read).toMatchObject({ canWrite: true })
    expect(read).toHaveProperty('last', expect.stringContaining(SECRET))
    expect(read).toHaveProperty('last', expect.stringContaining('Sealed and signed by'))
    expect(read).toHaveProperty('status', expect.stringContaining('Sealed and signed by'))
  })

  test.each(rowsIn(engine, DOUBTED))(
    'G-03 %s is a neutral line that says why',
    async (_, [thread, doubt]) => {
      const read = await readOn(siteWith(...thread))

      expect(read).toHaveProperty('last', expect.stringContaining('Could not be verified'))
      expect(read).toHaveProperty('last', expect.stringContaining(doubt))
      expect(read).toHaveProperty('last', expect.not.stringContaining(SECRET))
    },
  )

  test('G-03 of two hundred messages with a flipped bit, and some that were cut off, none is shown', async () => {
    const read = await readOn(siteWith(ACKNOWLEDGED, ...DAMAGED))

    expect(read).toMatchObject({ entries: 208, doubts: 206, isSecretShown: false })
  })

  test('G-03 a status that no event signed is only what the service states', async () => {
    const read = await readOn(siteOf(SENT.answer({ thread: [ACKNOWLEDGED], status: 'fixed' })))

    expect(read).toHaveProperty('status', expect.stringContaining('As stated by the service'))
    expect(read).toHaveProperty('status', expect.not.stringContaining('Sealed and signed'))
  })
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
