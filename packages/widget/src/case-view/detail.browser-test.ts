import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { asked } from '../testing/case-states.ts'
import { pressKeys, tabTo, typeText } from '../testing/keyboard.ts'
import { makeNewEntry } from '../testing/make-new-entry.ts'

/** A case that asks for detail, and what is sealed in it. */
async function answering() {
  const sealed: Parameters<Session['sealEntry']>[1][] = []
  const sealEntry: Session['sealEntry'] = (_, contribution) => {
    sealed.push(contribution)
    return Promise.resolve(makeNewEntry(contribution.id))
  }
  return { view: await asked({ session: { sealEntry } }), sealed }
}

test('what the vendor asks for stands in the form\u2019s own controls, with what was answered', async () => {
  const { view } = await answering()

  expect(view.find('.asked').textContent).to.include('Please say more.')
  expect(view.find('#field-steps')).to.have.property('value', 'Open the page')
  expect(view.find('#field-versions')).to.have.property('value', '')
  expect(view.root.querySelector('#field-summary')).to.equal(null)
  expect(view.find('.asked').textContent).not.to.include('optional')
})

test('the answer goes out as an event that moves the report on', async () => {
  const { view, sealed } = await answering()

  await view.fill('environment', 'Firefox 150 on Linux')
  await view.press('Send the answer')

  expect(sealed).to.have.length(1)
  expect(sealed[0]).to.deep.include({
    change: { status: 'acknowledged' },
    answers: { environment: 'Firefox 150 on Linux', steps: ['Open the page', 'Wait'] },
  })
  expect(sealed[0]?.readable).to.include('Firefox 150 on Linux')
})

test('nothing is sent that says nothing new', async () => {
  const { view, sealed } = await answering()

  await view.press('Send the answer')

  expect(sealed).to.deep.equal([])
  expect(view.find('.asked [role=alert]').textContent).to.include('Change or add something first.')
})

test('looking for changes keeps what was typed as long as the same is asked', async () => {
  const { view } = await answering()
  await view.fill('versions', '5.2.1')

  await view.press('Look for changes')

  expect(view.find('#field-versions')).to.have.property('value', '5.2.1')
})

test('what is asked for is answered without a mouse', async () => {
  const { view, sealed } = await answering()

  await tabTo(view, 'field-versions')
  await typeText(view, '5.2.1')
  await tabTo(view, 'Send the answer')
  await pressKeys(view, 'Enter')

  expect(sealed[0]?.answers).to.deep.include({ versions: '5.2.1' })
})
