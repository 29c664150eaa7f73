import { sendKeys } from '@web/test-runner-commands'
import { expect, test } from '../testing/browser-test.ts'
import { mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'

async function press(form: Mounted, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key })
  await form.settled()
}

/** Presses the space bar, for which the drivers have different names. */
async function pressSpace(form: Mounted): Promise<void> {
  await sendKeys(navigator.userAgent.includes('Firefox') ? { type: ' ' } : { press: 'Space' })
  await form.settled()
}

/** Tabs on until something has the focus. */
async function tabTo(form: Mounted, name: string): Promise<void> {
  for (let tabs = 0; !form.focus.startsWith(name); tabs++) {
    if (tabs > 40) throw new Error(`The focus never comes to ${name}.`)
    await press(form, 'Tab')
  }
}

async function typeAt(form: Mounted, field: string, text: string): Promise<void> {
  await tabTo(form, `field-${field}`)
  await sendKeys({ type: text })
  await form.settled()
}

async function goOn(form: Mounted): Promise<void> {
  await tabTo(form, 'Continue')
  await press(form, 'Enter')
}

test('a report is written, its receipt saved and sent without a mouse', async () => {
  const form = await mountForm()
  form.find('#title').tabIndex = -1
  form.find('#title').focus()

  await tabTo(form, 'field-channel')
  await pressSpace(form)
  await goOn(form)
  await tabTo(form, 'field-rules')
  await pressSpace(form)
  await press(form, 'Tab')
  await pressSpace(form)
  await goOn(form)
  await typeAt(form, 'target', 'login.acme.example')
  await press(form, 'Enter')
  await typeAt(form, 'summary', 'Tokens')
  await typeAt(form, 'description', 'Forever')
  await typeAt(form, 'steps', 'Wait')
  await goOn(form)
  await typeAt(form, 'impact', 'Everyone')
  await goOn(form)
  await goOn(form)
  expect(form.find('.paper').textContent).to.include('Forever')
  await goOn(form)
  await tabTo(form, 'I wrote it down')
  await press(form, 'Enter')
  await tabTo(form, 'Send the report')
  await press(form, 'Enter')

  expect(form.heading).to.equal('Thank you. Your report has arrived.')
  expect(form.focus).to.equal('step-heading')
})
