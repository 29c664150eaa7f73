import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { pressKeys, pressSpace, tabTo, typeText } from '../testing/keyboard.ts'
import { RECEIPT_TEXT, REFERENCE } from '../testing/made-profile.ts'
import { makeCase, makeReport } from '../testing/make-case.ts'
import { mountCase } from '../testing/mount-case.ts'
import { TroubleError } from '../trouble.ts'

/** What happens to a receipt, one time after the other. */
function openingWith(...outcomes: (() => ReturnType<Session['openCase']>)[]) {
  const asked: string[] = []
  const openCase: Session['openCase'] = (receipt) => {
    asked.push(receipt)
    const outcome = outcomes[asked.length - 1]
    if (!outcome) throw new Error('Nobody should ask again.')
    return outcome()
  }
  return { openCase, asked }
}

test('a case is opened, verified, read, looked at again and closed without a mouse', async () => {
  const { openCase, asked } = openingWith(
    () => Promise.reject(new TroubleError('receipt_checksum')),
    () => Promise.resolve(makeCase({ report: makeReport() })),
    () => Promise.resolve(makeCase({ report: makeReport(), standing: { status: 'triaged' } })),
  )
  const view = await mountCase({ openCase })
  view.find('#title').tabIndex = -1
  view.find('#title').focus()

  await tabTo(view, 'receipt')
  await typeText(view, RECEIPT_TEXT.replace(/A$/, 'B'))
  await pressKeys(view, 'Enter')
  expect(view.find('#receipt-message').textContent).to.include('A character is mistyped')
  expect(view.focus).to.equal('receipt')

  await pressKeys(view, 'End', 'Backspace')
  await typeText(view, 'A')
  await pressKeys(view, 'Enter')
  expect(asked.at(-1)).to.equal(RECEIPT_TEXT)
  expect(view.focus).to.equal('case-heading')

  await tabTo(view, 'Your report')
  await pressKeys(view, 'Enter')
  expect(view.find('.reread .paper').checkVisibility()).to.equal(true)

  await tabTo(view, 'Look for changes')
  await pressSpace(view)
  expect(view.find('#case-heading').textContent).to.equal('Triaged')
  expect(view.focus).to.equal('Look for changes')

  await tabTo(view, 'Close this view')
  await pressKeys(view, 'Enter')
  expect(view.text).not.to.include(REFERENCE)
  expect(view.focus).to.equal('receipt')
})
