import { expect, test } from 'vitest'
import { decodeBase64, EntryId, encodeBase64, type ThreadEntry } from '@sealpost/protocol'
import { ACKNOWLEDGED, IN_CASE, SENT, siteWith } from './case-hands.ts'
import { inEachEngine } from './engines.ts'
import { makeBomb } from './make-bomb.ts'
import { growthDuring } from './memory.ts'
import { openSite } from './site.ts'

const message = await SENT.message('Before the bomb.', { after: ACKNOWLEDGED })
const later = await SENT.message('After the bomb.', { after: message })
const bomb = await bombLike(message)

const READ = `(async () => { ${IN_CASE}
  await opened()
  return entries().map(wordsOf)
})()`

const ANSWER = `(async () => { ${IN_CASE}
  await answer('Still here.', ({ value }) => value === '')
})()`

inEachEngine((tab) => {
  test('a message that expands to a gigabyte is named between honest ones, in little memory and a page that goes on', async () => {
    const calm = await openSite(siteWith(ACKNOWLEDGED, message))
    await tab.open(calm.url)
    await tab.read(READ)
    const site = await openSite(siteWith(ACKNOWLEDGED, message, bomb, later))
    await tab.open(site.url)

    let read: unknown
    const grownMegabytes = await growthDuring(async () => {
      read = await tab.read(READ)
    })

    expect(grownMegabytes).toBeLessThan(300)
    expect(read).toEqual([
      expect.stringContaining('Report received'),
      expect.stringContaining('Acknowledged'),
      expect.stringContaining('Before the bomb. Sealed and signed by'),
      expect.stringContaining('Could not be verified. It could not be opened'),
      expect.stringContaining('After the bomb. Sealed and signed by'),
    ])
    await tab.read(ANSWER)
    expect(site.posted.filter((body) => body.includes('"entry"'))).toHaveLength(1)
  })
})

async function bombLike({ sealed, ...entry }: ThreadEntry): Promise<ThreadEntry> {
  if (!sealed) throw new TypeError('A message is sealed.')
  const bytes = await makeBomb(decodeBase64(sealed.sealed), SENT.vendor.key.armored)
  return {
    ...entry,
    id: EntryId.parse(crypto.randomUUID()),
    sealed: { ...sealed, sealed: encodeBase64(bytes) },
  }
}
