import { expect, test } from 'vitest'
import { decodeBase64, NewCaseEntry } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import { IN_CASE, RECEIPT, SENT, siteOf } from './case-hands.ts'
import { inEachEngine } from './engines.ts'
import { STRICT } from './policies.ts'
import { openSite } from './site.ts'

const CANARY = 'canary message: \u00fc\u{1f525}'
const asked = await SENT.event({ status: 'needs_detail', missing: ['versions'] })

/** Opens the case with the receipt, waits for the form's own controls, and writes a message. */
const FOLLOW = `(async () => { ${IN_CASE}
  await opened()
  const note = root.querySelector('.timeline blockquote').textContent
  const mark = said('.vendor .vouch')
  await find('#field-versions')
  await answer(${JSON.stringify(CANARY)}, ({ value }) => value === '')
  return { note, mark, violations }
})()`

inEachEngine((tab) => {
  test('G-06 a case is read and answered under a strict policy, and its receipt stays in the browser', async () => {
    const openedCase = SENT.answer({
      status: 'needs_detail',
      missing: ['versions'],
      thread: [asked],
    })
    const site = await openSite({ ...siteOf(openedCase), csp: STRICT })
    await tab.open(site.url)

    const followed = await tab.read(FOLLOW)

    expect(followed).toMatchObject({ note: 'Thank you.', violations: [] })
    expect(followed).toMatchObject({ mark: 'Sealed and signed by \u2068Acme\u2069' })
    const entries = site.posted.filter((body) => body.includes('"entry"'))
    const { entry } = NewCaseEntry.parse(JSON.parse(entries[0] ?? ''))
    const opened = await openItem(decodeBase64(entry.sealed), {
      key: SENT.vendor.key,
      verifyWith: 'enclosed',
    })
    expect(opened.item.body).toMatchObject({ text: CANARY })
    expect(`${site.asked.join()}${site.posted.join()}`).not.toContain(RECEIPT)
    expect(site.posted.join()).not.toContain(CANARY)
  })
})
