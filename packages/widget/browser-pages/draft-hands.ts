/** Typed into the form; no file of the browser may hold it. */
export const TYPED = 'https://canary-in-a-draft.acme.example'

/** A strict policy. Firefox asks for a page's icon when it loads the page anew. */
export const STRICT = (nonce: string, service: string) =>
  `default-src 'none'; img-src 'self'; style-src 'none'; script-src 'nonce-${nonce}'; connect-src ${service}; ` +
  `require-trusted-types-for 'script'; trusted-types sealpost sealpost-lit`

/** Functions that stand in the page for what a person does and sees. */
export const HANDS = `
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
export const TYPE = `(async () => {
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

/** Goes on with the draft that is offered. */
export const CONTINUE = `(async () => {
  ${HANDS}
  ;(await find('.found-draft .primary')).click()
  const { value } = await find('#field-target')
  const isOn = (await find('.switch')).ariaChecked
  return { value, isOn, violations }
})()`
