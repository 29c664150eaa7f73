import type { ServerResponse } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { sealing } from '../src/sealing/index.ts'
import { makePolicy } from '../src/testing/make-policy.ts'
import { makeSentCase } from '../src/testing/make-sent-case.ts'
import { SILENCES } from './answers.ts'
import { openTab, type Tab } from './engines.ts'
import { fillForm, insistOnSending } from './form.ts'
import { type Asked, closeSites, FALLBACK, openSite, type SiteOptions, VENDOR } from './site.ts'

// One engine suffices: the clock is ours. They only wait, so they wait together.
const tabs: Tab[] = []
async function openOwnTab(): Promise<Tab> {
  const tab = await openTab('chromium', ['--host-resolver-rules=MAP *.example 127.0.0.1'])
  tabs.push(tab)
  return tab
}
afterAll(async () => {
  await Promise.all(tabs.map((tab) => tab.close()))
  closeSites()
})

/** With what a busy machine needs besides for loading and drawing. */
const LIMIT_MS = 17_000

/** Waits for the page's first refusal and says how long that took. */
const REFUSAL = `new Promise((resolve) => {
  const look = () => {
    if (troubles.length > 0) resolve({ troubles, isLate: performance.now() > ${LIMIT_MS} })
    else setTimeout(look, 50)
  }
  look()
})`

const sent = await makeSentCase()
const receipt = sealing.formatReceipt(sent.receipt)
const thread = [await sent.event({ status: 'acknowledged' })]
const CASE: SiteOptions = {
  vendor: { fingerprint: sent.vendor.fingerprint, profile: sent.signedThen },
  openedCase: sent.answer({ thread, status: 'acknowledged' }),
  body: (attributes) => `<sealpost-case ${attributes}>${FALLBACK}</sealpost-case>`,
}

const silentAt = (
  isMeant: (asked: Asked) => boolean,
  say: (response: ServerResponse) => void = () => undefined,
): SiteOptions => ({
  instead: (asked, response) => {
    if (asked.method === 'OPTIONS' || !isMeant(asked)) return false
    say(response)
    return true
  },
})
const silentFor = (path: string, how = 'never answers') =>
  silentAt((asked) => asked.path.endsWith(path), SILENCES[how])

const REFUSED: Readonly<Record<string, [site: SiteOptions, trouble: string]>> = {
  'never sends a profile': [silentFor('/profile'), 'timed_out'],
  'stops midway in a profile': [silentFor('/profile', 'stops midway'), 'timed_out'],
  'never sends a case\u2019s profile': [{ ...CASE, ...silentFor('/profile') }, 'timed_out'],
  'never sends the crypto file': [silentFor('crypto.js'), 'sealing_not_loaded'],
  'never sends the form file': [silentFor('form.js'), 'sealing_not_loaded'],
  'never sends the screens after sealing': [silentFor('follow-up.js'), 'sealing_not_loaded'],
  'never sends the case file': [{ ...CASE, ...silentFor('case.js') }, 'sealing_not_loaded'],
}

test.concurrent.each(Object.entries(REFUSED))(
  'a service that %s is named within 15 seconds, and the page stays alive',
  async (_, [options, trouble]) => {
    const site = await openSite(options)
    const tab = await openOwnTab()
    await tab.open(site.url)

    const refusal = await tab.read(REFUSAL)

    expect(refusal).toMatchObject({ troubles: [trouble], isLate: false })
    expect(
      await tab.read('document.querySelector("sealpost-report, sealpost-case").innerText'),
    ).toContain(FALLBACK)
    expect(site.posted).toEqual([])
  },
)

test.concurrent('a service that never sends a language is not waited for: the form speaks English', async () => {
  const body = (attributes: string) => `<sealpost-report lang="de" ${attributes}></sealpost-report>`
  const site = await openSite({ ...silentFor('-de.js'), body })
  const tab = await openOwnTab()
  await tab.open(site.url)

  const isLate = await tab.read(`(async () => {
    const element = document.querySelector('sealpost-report')
    while (!element.shadowRoot?.textContent.includes('Continue')) await new Promise((resolve) => setTimeout(resolve, 50))
    return performance.now() > ${LIMIT_MS}
  })()`)

  expect(isLate).toBe(false)
})

const OPEN = `
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 50)
    look()
  })
  const element = document.querySelector('sealpost-case')
  element.receipt = ${JSON.stringify(receipt)}
  const root = await until(() => element.shadowRoot?.querySelector('#case-heading, #receipt')?.getRootNode())
  const startedMs = performance.now()`

const earlier = await sent.vendor.sign({ serial: 6 })
const underAnother = { fingerprint: sent.vendor.fingerprint, profile: earlier }

const UNOPENED: Readonly<Record<string, SiteOptions>> = {
  'never sends a case': silentFor('/case'),
  'stops midway in a case': silentFor('/case', 'stops midway'),
  'never sends the profile that a case began under': {
    vendor: underAnother,
    ...silentAt(({ path }) => /\/profile\/[0-9a-f]+$/.test(path)),
  },
}

test.concurrent.each(Object.entries(UNOPENED))(
  'a service that %s is named within 15 seconds, and the receipt stays',
  async (_, options) => {
    const site = await openSite({ ...CASE, ...options })
    const tab = await openOwnTab()
    await tab.open(site.url)

    const failed = await tab.read(`(async () => { ${OPEN}
      const fault = await until(() => root.querySelector('#receipt-message p'))
      const isLate = performance.now() - startedMs > ${LIMIT_MS}
      return { words: fault.textContent, isLate, receipt: root.getElementById('receipt').value }
    })()`)

    expect(failed).toMatchObject({ isLate: false, receipt })
    expect(failed).toHaveProperty('words', expect.stringContaining('did not answer in time'))
  },
)

test.concurrent('a service that never confirms an entry is named within 15 seconds, and what was written stays', async () => {
  const site = await openSite({ ...CASE, ...silentFor('/entries') })
  const tab = await openOwnTab()
  await tab.open(site.url)

  const waiting = await tab.read(`(async () => { ${OPEN}
    const message = await until(() => root.getElementById('message'))
    message.value = 'canary'
    message.dispatchEvent(new Event('input', { bubbles: true }))
    root.querySelector('.composer').requestSubmit()
    const sentMs = performance.now()
    await until(() => root.querySelector('.composer').textContent.includes('No answer yet.'))
    return { isLate: performance.now() - sentMs > ${LIMIT_MS}, typed: message.value }
  })()`)

  expect(waiting).toEqual({ isLate: false, typed: 'canary' })
})

const WAITING = `(async () => {
  const { shadowRoot } = document.querySelector('sealpost-report')
  const startedMs = performance.now()
  const words = /No answer yet|Waiting for the service/
  while (!words.test(shadowRoot.textContent)) await new Promise((resolve) => setTimeout(resolve, 50))
  return { isLate: performance.now() - startedMs > ${LIMIT_MS}, canStop: shadowRoot.textContent.includes('Stop sending') }
})()`

test.concurrent('a service that never confirms a report is named within 15 seconds, and goes on trying', async ({
  expect,
}) => {
  const site = await openSite(silentFor('/reports'))
  const tab = await openOwnTab()
  await tab.open(site.url)
  await fillForm(tab)
  await insistOnSending(tab)

  const waiting = await tab.read(WAITING)

  expect(waiting).toMatchObject({ isLate: false })
  await expect.poll(() => site.asked.filter((path) => path.endsWith('/reports')).length).toBe(2)
})

const [channel] = makePolicy().channels
const fields = { summary: { need: 'required' }, evidence: { need: 'required' } }
const policy = makePolicy({
  channels: [{ ...channel, fields }],
  rules: { accept: 'each', items: [] },
  safeHarbour: undefined,
})
const withFiles = { fingerprint: VENDOR.fingerprint, profile: await VENDOR.sign({ policy }) }

test.concurrent.each([
  [
    'opens a place for files',
    silentAt(({ path, method }) => /\/uploads$/.test(path) && method === 'POST'),
  ],
  ['confirms a part of a file', silentAt(({ method }) => method === 'PUT')],
])('a service that never %s is named within 15 seconds, and can be stopped', async (_, options) => {
  const site = await openSite({ vendor: withFiles, ...options })
  const tab = await openOwnTab()
  await tab.open(site.url)
  await tab.read(CHOOSE_FILE)
  await insistOnSending(tab)

  const waiting = await tab.read(WAITING)

  expect(waiting).toEqual({ isLate: false, canStop: true })
  expect(site.posted).toEqual([])
})

/** A summary and one file, as far as the review. */
const CHOOSE_FILE = `(async () => {
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 20)
    look()
  })
  const form = await until(() => document.querySelector('sealpost-report').shadowRoot?.querySelector('form')?.getRootNode())
  const summary = await until(() => form.getElementById('field-summary'))
  summary.value = 'Stored XSS'
  summary.dispatchEvent(new Event('input', { bubbles: true }))
  form.querySelector('form').requestSubmit()
  const picker = await until(() => form.querySelector('input[type=file][multiple]'))
  const transfer = new DataTransfer()
  transfer.items.add(new File(['x'.repeat(1000)], 'access.log'))
  picker.files = transfer.files
  picker.dispatchEvent(new Event('change'))
  await until(() => form.querySelector('.files li') && !form.textContent.includes('Looking for'))
  form.querySelector('form').requestSubmit()
  await until(() => window.step === 'review')
})()`

test('a page that is not secure shows the fallback and asks the service for nothing', async () => {
  const site = await openSite()
  const tab = await openOwnTab()
  await tab.open(site.url.replace('localhost', 'www.acme.example'))

  const refusal = await tab.read(REFUSAL)

  expect(refusal).toMatchObject({ troubles: ['insecure_context'] })
  expect(site.asked.filter((path) => path.startsWith('/v1/'))).toEqual([])
})
