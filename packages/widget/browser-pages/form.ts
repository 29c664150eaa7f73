import type { Tab } from './tab.ts'

/** What is typed, by field. */
export const TYPED: Readonly<Record<string, string>> = {
  target: 'https://app.acme.example/login',
  summary: 'canary summary: stored XSS',
  description: 'canary description: \u00fc\u{1f525}\nsecond line',
  impact: 'canary impact: sessions can be stolen',
}

/** What a person does with a form, for expressions. */
export const IN_FORM = `
  const form = await until(() => document.querySelector('sealpost-report').shadowRoot)
  const find = (selector) => until(() => form.querySelector(selector))
  const forward = async () => {
    const before = window.step
    ;(await find('form button[type=submit]')).click()
    await until(() => window.step !== before)
  }
  const fill = async (field, text) => write(await find('#field-' + field), text)
  const tickAll = async () => {
    await find('input[type=checkbox]')
    for (const box of form.querySelectorAll('input[type=checkbox]')) box.click()
  }
  const press = () => {
    form.querySelector('form')?.requestSubmit()
    Array.from(form.querySelectorAll('.saving button')).at(-1)?.click()
  }`

/** Answers every question and says which step that leads to. */
export function fillForm(tab: Tab): Promise<unknown> {
  const { target, summary, description, impact } = TYPED
  return tab.read(`(async () => { ${IN_FORM}
    ;(await find('#field-channel')).click()
    await forward()
    await tickAll()
    await forward()
    await fill('target', ${JSON.stringify(target)})
    await forward()
    await fill('summary', ${JSON.stringify(summary)})
    await fill('description', ${JSON.stringify(description)})
    await forward()
    await fill('impact', ${JSON.stringify(impact)})
    await forward()
    await forward()
    return window.step
  })()`)
}

/** Goes on from the review, says that the receipt was written down, and sends. */
export function send(tab: Tab): Promise<unknown> {
  return tab.read(`(async () => { ${IN_FORM}
    await until(() => window.step === 'sent' || press())
  })()`)
}

/** The same until the form says some words; returns all it says then. */
export function sendUntil(tab: Tab, words: string): Promise<unknown> {
  return tab.read(`(async () => { ${IN_FORM}
    await until(() => form.textContent.includes(${JSON.stringify(words)}) || press())
    return wordsOf(form.querySelector('form'))
  })()`)
}

/** The same again and again, whatever comes of it. */
export function insistOnSending(tab: Tab): Promise<unknown> {
  return tab.read(`(async () => { ${IN_FORM}
    for (let times = 0; times < 8; times++) {
      form.querySelector('form')?.requestSubmit()
      await new Promise((resolve) => setTimeout(resolve, 150))
      Array.from(form.querySelectorAll('.saving button')).at(-1)?.click()
    }
  })()`)
}

/** Opens a step from the list of steps and reads a field there. */
export function readField(tab: Tab, step: string, field: string): Promise<unknown> {
  return tab.read(`(async () => { ${IN_FORM}
    const steps = [...form.querySelectorAll('nav button')]
    steps.find(({ textContent }) => textContent.includes(${JSON.stringify(step)})).click()
    return (await find('#field-${field}')).value
  })()`)
}
