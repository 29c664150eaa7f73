import { expect, test } from '../testing/browser-test.ts'
import { pressKeys, pressSpace, tabTo, typeText } from '../testing/keyboard.ts'
import { mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'

async function typeAt(form: Mounted, field: string, text: string): Promise<void> {
  await tabTo(form, `field-${field}`)
  await typeText(form, text)
}

async function goOn(form: Mounted): Promise<void> {
  await tabTo(form, 'Continue')
  await pressKeys(form, 'Enter')
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
  await pressKeys(form, 'Tab')
  await pressSpace(form)
  await goOn(form)
  await typeAt(form, 'target', 'login.acme.example')
  await pressKeys(form, 'Enter')
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
  await pressKeys(form, 'Enter')
  await tabTo(form, 'Send the report')
  await pressKeys(form, 'Enter')

  expect(form.heading).to.equal('Thank you. Your report has arrived.')
  expect(form.focus).to.equal('step-heading')
})
