import type { Tab } from './engines.ts'

/** What is typed, by field. */
export const TYPED: Readonly<Record<string, string>> = {
  target: 'https://app.acme.example/login',
  summary: 'canary summary: stored XSS',
  description: 'canary description: \u00fc\u{1f525}\nsecond line',
  impact: 'canary impact: sessions can be stolen',
}

/** Functions that stand in the page for what a person does. */
const HANDS = `
  const form = document.querySelector('sealpost-report').shadowRoot
  const until = (find) => new Promise((resolve) => {
    const look = () => find() ? resolve(find()) : setTimeout(look, 20)
    look()
  })
  const forward = async () => {
    const before = window.step
    form.querySelector('form button[type=submit]').click()
    await until(() => window.step !== before)
  }
  const write = async (field, text) => {
    const control = await until(() => form.getElementById('field-' + field))
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const tick = async (control) => (await until(() => form.querySelector(control))).click()`

/** Answers every question and says which step that leads to. */
export function fillForm(tab: Tab): Promise<unknown> {
  const { target, summary, description, impact } = TYPED
  return tab.read(`(async () => {
    ${HANDS}
    await tick('#field-channel')
    await forward()
    for (const box of await until(() => form.querySelectorAll('input[type=checkbox]'))) box.click()
    await forward()
    await write('target', ${JSON.stringify(target)})
    await forward()
    await write('summary', ${JSON.stringify(summary)})
    await write('description', ${JSON.stringify(description)})
    await forward()
    await write('impact', ${JSON.stringify(impact)})
    await forward()
    await forward()
    return window.step
  })()`)
}

/** Goes on from the review, says that the receipt was written down, and sends. */
export function send(tab: Tab): Promise<unknown> {
  return tab.read(`(async () => {
    ${HANDS}
    const press = () => {
      form.querySelector('form')?.requestSubmit()
      Array.from(form.querySelectorAll('.saving button')).at(-1)?.click()
    }
    await until(() => window.step === 'sent' || press())
  })()`)
}

/** The same again and again, whatever comes of it. */
export function insistOnSending(tab: Tab): Promise<unknown> {
  return tab.read(`(async () => {
    ${HANDS}
    for (let times = 0; times < 8; times++) {
      form.querySelector('form')?.requestSubmit()
      await new Promise((resolve) => setTimeout(resolve, 150))
      Array.from(form.querySelectorAll('.saving button')).at(-1)?.click()
    }
  })()`)
}

/** Opens a step from the list of steps and reads a field there. */
export function readField(tab: Tab, step: string, field: string): Promise<unknown> {
  return tab.read(`(async () => {
    ${HANDS}
    const entry = [...form.querySelectorAll('nav button')].find((button) => button.textContent.includes(${JSON.stringify(step)}))
    entry.click()
    return (await until(() => form.getElementById('field-' + ${JSON.stringify(field)}))).value
  })()`)
}
