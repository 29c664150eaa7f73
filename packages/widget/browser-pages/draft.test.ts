import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

const TYPED = 'https://canary-in-a-draft.acme.example'

const STRICT = (nonce: string, service: string) =>
  `default-src 'none'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service}; ` +
  `require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`

/** Functions that stand in the page for what a person does, and for time that passes. */
const HANDS = `
  const until = (find) => new Promise((resolve) => {
    const look = async () => { const found = await find(); found ? resolve(found) : setTimeout(look, 20) }
    look()
  })
  const form = await until(() => document.querySelector('sealpost-report').shadowRoot)
  const find = (selector) => until(() => form.querySelector(selector))
  const names = async () => (await indexedDB.databases()).map(({ name }) => name)
  const isSaved = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const forward = async () => {
    const before = window.step
    ;(await find('form button[type=submit]')).click()
    await until(() => window.step !== before)
  }`

/** Turns the draft on, types, and waits until that is saved. */
const TYPE = `(async () => {
  ${HANDS}
  ;(await find('.switch')).click()
  await find('.switch[aria-checked=true]:not(:disabled)')
  ;(await find('#field-channel')).click()
  await forward()
  await find('input[type=checkbox]')
  for (const box of form.querySelectorAll('input[type=checkbox]')) box.click()
  await forward()
  const target = await find('#field-target')
  target.value = ${JSON.stringify(TYPED)}
  target.dispatchEvent(new Event('input', { bubbles: true }))
  await until(isSaved)
  window.isOld = true
  setTimeout(() => location.reload(), 50)
})()`

const CONTINUE = `(async () => {
  ${HANDS}
  ;(await find('.found-draft .primary')).click()
  return (await find('#field-target')).value
})()`

const DISCARD = `(async () => {
  ${HANDS}
  ;(await find('.found-draft .button:not(.primary)')).click()
  await until(async () => !(await names()).includes('sealpost-drafts'))
  return { databases: await names(), stored: Object.keys(localStorage), session: Object.keys(sessionStorage), violations }
})()`

/** Waits until the page is another than the one that was left. */
async function reloaded(tab: Tab): Promise<void> {
  const isOld = () => tab.read('window.isOld ?? false').catch(() => true)
  while (await isOld()) await new Promise((resolve) => setTimeout(resolve, 100))
}

describe.each(ENGINES)('in %s', (engine) => {
  let tab: Tab
  beforeAll(async () => {
    tab = await openTab(engine)
  }, 60_000)
  afterAll(async () => {
    await tab.close()
    closeSites()
  })

  test('what was typed is there again after a reload, under a strict policy', async () => {
    await tab.open((await openSite({ csp: STRICT })).url)

    await tab.read(TYPE)
    await reloaded(tab)

    expect(await tab.read(CONTINUE)).toBe(TYPED)
    expect(await tab.read('violations')).toEqual([])
  })

  test('a draft that is discarded after a reload leaves nothing but the serial', async () => {
    const { url, service } = await openSite({ csp: STRICT })
    await tab.open(url)

    await tab.read(TYPE)
    await reloaded(tab)

    expect(await tab.read(DISCARD)).toEqual({
      databases: [],
      stored: [`sealpost:serial:${service}/acme`],
      session: [],
      violations: [],
    })
  })
})
