import { expect, test } from '../testing/browser-test.ts'
import { givenForm, toFinding } from '../testing/detailed-form.ts'
import { pressKeys } from '../testing/keyboard.ts'

test('a weakness is found by words and taken with the keyboard alone', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.type('weakness', 'cross-site scripting')
  while (!form.root.querySelector('[role=option]')) await form.settled()

  await pressKeys(form, 'ArrowDown')
  const marked = form.find('#field-weakness').getAttribute('aria-activedescendant') ?? ''
  expect(form.find(`#${marked}`).getAttribute('aria-selected')).to.equal('true')
  await pressKeys(form, 'Enter')

  expect(form.element.shadowRoot?.querySelector('#weakness-list')?.hasAttribute('hidden')).to.equal(
    true,
  )
  expect(form.find('#field-weakness'))
    .to.have.property('value')
    .that.matches(/^CWE-\d+$/)
  expect(form.focus).to.equal('field-weakness')
})

test('Escape closes the list and leaves what was typed', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.type('weakness', '79')
  while (!form.root.querySelector('[role=option]')) await form.settled()

  await pressKeys(form, 'Escape')

  expect(form.find('#field-weakness').getAttribute('aria-expanded')).to.equal('false')
  expect(form.find('#field-weakness')).to.have.property('value', '79')
})

test('a bare number becomes the id of a weakness', async () => {
  const form = await givenForm()
  await toFinding(form)

  await form.fill('weakness', '79')
  await form.settled()

  expect(form.find('#field-weakness')).to.have.property('value', 'CWE-79')
})
