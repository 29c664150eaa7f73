import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeBase64, NewCaseEntry } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import { sealing } from '../src/sealing/index.ts'
import { makeSentCase } from '../src/testing/make-sent-case.ts'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

const csp = (nonce: string, service: string) =>
  `default-src 'none'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service};
   require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`.replace(/\s+/g, ' ')

const CANARY = 'canary message: \u00fc\u{1f525}'
const sent = await makeSentCase()
const receipt = sealing.formatReceipt(sent.receipt)
const asked = await sent.event({ status: 'needs_detail', missing: ['versions'] })

/** Opens the case with the receipt, waits for the form's own controls, and writes a message. */
const FOLLOW = `(async () => {
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 20)
    look()
  })
  const element = document.querySelector('sealpost-case')
  element.receipt = ${JSON.stringify(receipt)}
  const root = await until(() => element.shadowRoot?.getElementById('case-heading')?.getRootNode())
  const note = root.querySelector('.timeline blockquote').textContent
  const mark = root.querySelector('.vendor .vouch').textContent.trim()
  await until(() => root.getElementById('field-versions'))
  const message = root.getElementById('message')
  message.value = ${JSON.stringify(CANARY)}
  message.dispatchEvent(new Event('input', { bubbles: true }))
  root.querySelector('.composer').requestSubmit()
  await until(() => message.value === '')
  return { note, mark, violations: violations.filter((v) => !v.endsWith('/favicon.ico')) }
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

  test('G-06 a case is read and answered under a strict policy, and its receipt stays in the browser', async () => {
    const { fingerprint } = sent.vendor
    const site = await openSite({
      csp,
      vendor: { fingerprint, profile: sent.signedThen },
      openedCase: sent.answer({ status: 'needs_detail', missing: ['versions'], thread: [asked] }),
      body: (attributes) => `<sealpost-case ${attributes}></sealpost-case>`,
    })
    await tab.open(site.url)

    const followed = await tab.read(FOLLOW)

    expect(followed).toMatchObject({ note: 'Thank you.', violations: [] })
    expect(followed).toMatchObject({ mark: 'Sealed and signed by \u2068Acme\u2069' })
    const entries = site.posted.filter((body) => body.includes('"entry"'))
    const { entry } = NewCaseEntry.parse(JSON.parse(entries[0] ?? ''))
    const opened = await openItem(decodeBase64(entry.sealed), {
      key: sent.vendor.key,
      verifyWith: 'enclosed',
    })
    expect(opened.item.body).toMatchObject({ text: CANARY })
    expect(`${site.asked.join()}${site.posted.join()}`).not.toContain(receipt)
    expect(site.posted.join()).not.toContain(CANARY)
  })
})
