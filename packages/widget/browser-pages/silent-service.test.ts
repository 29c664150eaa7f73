import { afterAll, expect, test } from 'vitest'
import { makePolicy } from '../src/testing/make-policy.ts'
import { instead } from './answers.ts'
import { ACKNOWLEDGED, IN_CASE, RECEIPT, SENT, siteWith } from './case-hands.ts'
import { tabIn } from './engines.ts'
import { fillForm, IN_FORM, insistOnSending } from './form.ts'
import { FALLBACK, openSite, type Site, type SiteOptions, VENDOR } from './site.ts'
import type { Tab } from './tab.ts'

// One engine suffices: the clock is ours. They only wait, so they wait together.
const tabs: Tab[] = []
afterAll(() => Promise.all(tabs.map((tab) => tab.close())))

async function visit(options: SiteOptions): Promise<{ site: Site; tab: Tab }> {
  const site = await openSite(options)
  const tab = tabIn('chromium')
  tabs.push(tab)
  await tab.open(site.url)
  return { site, tab }
}

/** Fifteen seconds of silence, with what a busy machine needs besides for drawing. */
const LIMIT_MS = 17_000
const silenceOf = ({ dishonestSinceMs }: Site) => Date.now() - dishonestSinceMs

const CASE: SiteOptions = {
  ...siteWith(ACKNOWLEDGED),
  body: (attributes) => `<sealpost-case ${attributes}>${FALLBACK}</sealpost-case>`,
}

const REFUSED: Readonly<Record<string, [site: SiteOptions, trouble: string]>> = {
  'never sends a profile': [instead('no answer', /\/profile$/), 'timed_out'],
  'stops midway in a profile': [instead('half an answer', /\/profile$/), 'timed_out'],
  'never sends a case\u2019s profile': [
    { ...CASE, ...instead('no answer', /\/profile$/) },
    'timed_out',
  ],
  'never sends the crypto file': [instead('no answer', /crypto\.js$/), 'sealing_not_loaded'],
  'never sends the form file': [instead('no answer', /form\.js$/), 'sealing_not_loaded'],
  'never sends the screens after sealing': [
    instead('no answer', /follow-up\.js$/),
    'sealing_not_loaded',
  ],
  'never sends the case file': [
    { ...CASE, ...instead('no answer', /case\.js$/) },
    'sealing_not_loaded',
  ],
}

const REFUSAL = `(async () => {
  await until(() => troubles.length > 0)
  return { troubles, light: document.querySelector('sealpost-report, sealpost-case').innerText }
})()`

test.concurrent.each(Object.entries(REFUSED))(
  'a service that %s is named within 15 seconds, and the page stays alive',
  async (_, [options, trouble]) => {
    const { site, tab } = await visit(options)

    const refusal = await tab.read(REFUSAL)

    expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
    expect(refusal).toMatchObject({ troubles: [trouble] })
    expect(refusal).toHaveProperty('light', expect.stringContaining(FALLBACK))
    expect(site.posted).toEqual([])
  },
)

test.concurrent('a service that never sends a language is not waited for: the form speaks English', async () => {
  const body = (attributes: string) => `<sealpost-report lang="de" ${attributes}></sealpost-report>`
  const { site, tab } = await visit({ ...instead('no answer', /-de\.js$/), body })

  await tab.read(`(async () => { ${IN_FORM}
    await until(() => form.textContent.includes('Continue'))
  })()`)

  expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
})

const UNOPENED: Readonly<Record<string, SiteOptions>> = {
  'never sends a case': instead('no answer', /\/case$/),
  'stops midway in a case': instead('half an answer', /\/case$/),
  'never sends the profile that a case began under': {
    vendor: {
      fingerprint: SENT.vendor.fingerprint,
      profile: await SENT.vendor.sign({ serial: 6 }),
    },
    ...instead('no answer', /\/profile\/[0-9a-f]+$/),
  },
}

test.concurrent.each(Object.entries(UNOPENED))(
  'a service that %s is named within 15 seconds, and the receipt stays',
  async (_, options) => {
    const { site, tab } = await visit({ ...CASE, ...options })

    const failed = await tab.read(`(async () => { ${IN_CASE}
      const words = wordsOf(await find('#receipt-message p'))
      return { words, receipt: root.getElementById('receipt').value }
    })()`)

    expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
    expect(failed).toMatchObject({ receipt: RECEIPT })
    expect(failed).toHaveProperty('words', expect.stringContaining('did not answer in time'))
  },
)

test.concurrent('a service that never confirms an entry is named within 15 seconds, and what was written stays', async () => {
  const { site, tab } = await visit({ ...CASE, ...instead('no answer', /\/entries$/) })

  const typed = await tab.read(`(async () => { ${IN_CASE}
    const { value } = await answer('canary', () => said('.composer').includes('No answer yet.'))
    return value
  })()`)

  expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
  expect(typed).toBe('canary')
})

const WAITING = `(async () => { ${IN_FORM}
  await until(() => /No answer yet|Waiting for the service/.test(form.textContent))
  return { canStop: form.textContent.includes('Stop sending') }
})()`

test.concurrent('a service that never confirms a report is named within 15 seconds, and goes on trying', async ({
  expect,
}) => {
  const { site, tab } = await visit(instead('no answer', /\/reports$/))
  await fillForm(tab)
  await insistOnSending(tab)

  await tab.read(WAITING)

  expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
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
    instead('no answer', ({ path, method }) => /\/uploads$/.test(path) && method === 'POST'),
  ],
  ['confirms a part of a file', instead('no answer', ({ method }) => method === 'PUT')],
])('a service that never %s is named within 15 seconds, and can be stopped', async (_, options) => {
  const { site, tab } = await visit({ vendor: withFiles, ...options })
  await tab.read(CHOOSE_FILE)
  await insistOnSending(tab)

  const waiting = await tab.read(WAITING)

  expect(silenceOf(site)).toBeLessThan(LIMIT_MS)
  expect(waiting).toEqual({ canStop: true })
  expect(site.posted).toEqual([])
})

/** A summary and one file, as far as the review. */
const CHOOSE_FILE = `(async () => { ${IN_FORM}
  await fill('summary', 'Stored XSS')
  await forward()
  const picker = await find('input[type=file][multiple]')
  const transfer = new DataTransfer()
  transfer.items.add(new File(['x'.repeat(1000)], 'access.log'))
  picker.files = transfer.files
  picker.dispatchEvent(new Event('change'))
  await until(() => form.querySelector('.files li') && !form.textContent.includes('Looking for'))
  await forward()
})()`

test('a page that is not secure shows the fallback and asks the service for nothing', async () => {
  const site = await openSite()
  const tab = tabIn('chromium')
  tabs.push(tab)
  await tab.open(site.url.replace('localhost', 'www.acme.example'))

  const refusal = await tab.read(REFUSAL)

  expect(refusal).toMatchObject({ troubles: ['insecure_context'] })
  expect(refusal).toHaveProperty('light', expect.stringContaining(FALLBACK))
  expect(site.asked.filter((path) => path.startsWith('/v1/'))).toEqual([])
})
