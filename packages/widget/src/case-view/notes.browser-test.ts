import { expect, test } from '../testing/browser-test.ts'
import { caseWith } from '../testing/case-states.ts'
import { pressKeys, tabTo } from '../testing/keyboard.ts'
import { RECEIPT_TEXT } from '../testing/make-session.ts'
import { TroubleError } from '../trouble.ts'

const notified = { standing: { notified: true } }

test('a case whose reporter gets no mail has no word about it', async () => {
  const view = await caseWith({})

  expect(view.text).not.to.include('mail')
})

test('mails are stopped without a mouse, and it is said that the address is gone', async () => {
  const asked: string[] = []
  const stopNotes = (receipt: string) => Promise.resolve(void asked.push(receipt))
  const view = await caseWith(notified, { session: { stopNotes } })
  expect(view.text).to.include('The service mails the address you gave')

  await tabTo(view, 'notes')
  await pressKeys(view, 'Enter')

  expect(asked).to.deep.equal([RECEIPT_TEXT])
  expect(view.text).to.include('No more mails will come.').and.not.include('Stop these mails')
  expect(view.focus).to.equal('notes')
})

test('mails that could not be stopped still come, and say why', async () => {
  const answers = [() => Promise.reject(new TroubleError('unreachable'))]
  const stopNotes = () => answers.shift()?.() ?? Promise.resolve()
  const view = await caseWith(notified, { session: { stopNotes } })

  await view.press('Stop these mails')
  expect(view.text).to.include('cannot be reached').and.include('The service mails the address')
  await view.press('Stop these mails')

  expect(view.text).to.include('No more mails will come.').and.not.include('cannot be reached')
})
