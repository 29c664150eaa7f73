import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, openTab, type Tab } from './engines.ts'
import { closeSites, openSite } from './site.ts'

const TYPED = 'https://canary-in-a-draft.acme.example'

/** Firefox asks for a page's icon when it loads the page anew. */
const STRICT = (nonce: string, service: string) =>
  `default-src 'none'; img-src 'self'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service}; ` +
  `require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`

/** Functions that stand in the page for what a person does and sees. */
const HANDS = `
  const until = (find) => new Promise((resolve) => {
    const look = async () => {
      const found = await find()
      found ? resolve(found) : setTimeout(look, 20)
    }
    look()
  })
  const form = await until(() => document.querySelector('sealpost-report').shadowRoot)
  const find = (selector) => until(() => form.querySelector(selector))
  const forward = async () => {
    const before = window.step
    ;(await find('form button[type=submit]')).click()
    await until(() => window.step !== before)
  }
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name)
  const warnsOfLoss = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))`

/** Turns the draft on and types, until nothing of that would be lost. */
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
  await until(warnsOfLoss)
  await until(() => !warnsOfLoss())
  return databases()
})()`

const CONTINUE = `(async () => {
  ${HANDS}
  ;(await find('.found-draft .primary')).click()
  const { value } = await find('#field-target')
  const isOn = (await find('.switch')).ariaChecked
  return { value, isOn, violations }
})()`

const DISCARD = `(async () => {
  ${HANDS}
  ;(await find('.found-draft .button:not(.primary)')).click()
  await until(() => !form.querySelector('.found-draft'))
  const stored = [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  return { databases: await databases(), stored, violations }
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

  test('what was typed is there again after a reload, under a strict policy', async () => {
    await tab.open((await openSite({ csp: STRICT })).url)
    expect(await tab.read(TYPE)).toEqual(['sealpost-drafts'])

    await tab.reload()

    expect(await tab.read(CONTINUE)).toEqual({ value: TYPED, isOn: 'true', violations: [] })
  })

  test('a draft that is discarded after a reload leaves nothing but the serial', async () => {
    const { url, service } = await openSite({ csp: STRICT })
    await tab.open(url)
    await tab.read(TYPE)

    await tab.reload()

    expect(await tab.read(DISCARD)).toEqual({
      databases: [],
      stored: [`sealpost:serial:${service}/acme`],
      violations: [],
    })
  })
})
