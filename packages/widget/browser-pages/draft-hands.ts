import { IN_FORM } from './form.ts'

/** Typed into the form; no file of the browser may hold it. */
export const TYPED = 'https://canary-in-a-draft.acme.example'

/** Which databases the page has, and whether leaving it would lose something. */
export const IN_DRAFT = `${IN_FORM}
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name)
  const warnsOfLoss = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))`

/** Turns the draft on and types, until nothing of that would be lost. */
export const TYPE = `(async () => { ${IN_DRAFT}
  ;(await find('.switch')).click()
  await find('.switch[aria-checked=true]:not(:disabled)')
  ;(await find('#field-channel')).click()
  await forward()
  await tickAll()
  await forward()
  await fill('target', ${JSON.stringify(TYPED)})
  await until(warnsOfLoss)
  await until(() => !warnsOfLoss())
  return databases()
})()`

/** Goes on with the draft that is offered. */
export const CONTINUE = `(async () => { ${IN_FORM}
  ;(await find('.found-draft .primary')).click()
  const { value } = await find('#field-target')
  const isOn = (await find('.switch')).ariaChecked
  return { value, isOn, violations }
})()`
