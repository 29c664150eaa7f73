import { expect, test } from '../testing/browser-test.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { mountForm } from '../testing/mount-form.ts'
import { walkTo } from '../testing/walk.ts'

test('a new screen takes the focus to its heading', async () => {
  const form = await mountForm()

  await walkTo(form, 'rules')

  expect(form.heading).to.equal('Before you report')
  expect(form.focus).to.equal('step-heading')
  expect(form.find('.form > [role=status]').textContent).to.equal('Rules · 2 of 8')
})

test('what stops Continue is listed, takes the focus and leads to its field', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')

  await form.press('Continue')

  expect(form.focus).to.equal('fault-summary')
  expect(form.find('#fault-summary').textContent).to.include('2 things need your attention')
  await form.press('Enter: Description')
  expect(form.focus).to.equal('field-description')
})

test('nothing is told while someone types, only when the field is left', async () => {
  const form = await mountForm()
  await walkTo(form, 'target')

  await form.type('target', 'https://elsewhere.example')
  expect(form.text).not.to.include('not in')

  await form.fill('target', 'https://elsewhere.example')
  expect(form.text).to.include('scope. You can still send it; they may decline it.')
})

test('a target in scope is told at once', async () => {
  const form = await mountForm()
  await walkTo(form, 'target')

  await form.type('target', 'https://login.acme.example')

  expect(form.text).to.include('In scope: *.acme.example')
})

test('an excluded target is told with the vendor\u2019s reason', async () => {
  const form = await mountForm()
  await walkTo(form, 'target')

  await form.fill('target', 'https://blog.acme.example/post')

  expect(form.text).to.include('has excluded this')
  expect(form.text).to.include('The blog. Another company runs it.')
})

test('a vendor that takes nothing else stops a target outside its scope', async () => {
  const { scope } = makePolicy()
  const form = await mountForm({ policy: makePolicy({ scope: { ...scope, outside: 'block' } }) })
  await walkTo(form, 'target')

  await form.fill('target', 'https://elsewhere.example')
  await form.press('Continue')

  expect(form.heading).to.equal('What is affected?')
  expect(form.find('#fault-summary').textContent).to.include('only takes reports about the targets')
})

test('going back and opening a step again lose nothing', async () => {
  const form = await mountForm()
  await walkTo(form, 'impact')

  await form.press('Back')
  await form.press('Rules')
  await form.press('Finding')

  expect(form.find('#field-summary')).to.have.property('value', 'Anyone can sign in as anyone')
  expect(form.find('#field-steps')).to.have.property('value', 'Open the login page')
})

test('what is still missing leads to its field', async () => {
  const form = await mountForm()
  await walkTo(form, 'impact')
  await form.press('Finding')
  await form.fill('summary', '')
  await form.press('Impact')

  await form.press('Summary')

  expect(form.heading).to.equal('What did you find?')
  expect(form.focus).to.equal('field-summary')
})

test('a step to reproduce that is moved keeps the focus on the tool that moved it', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  await form.fill('steps', 'first')
  await form.press('Add a step')
  expect(form.focus).to.equal('field-steps-1')
  await form.fill('steps-1', 'second')

  await form.press('Move step 2 up')

  expect(form.find('#field-steps')).to.have.property('value', 'second')
  expect(form.focus).to.equal('up-0')
  expect(form.find('.form > [role=status]').textContent).to.equal('Now step 1 of 2')
})

test('a removed step leaves the focus in the list', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  await form.fill('steps', 'first')
  await form.press('Add a step')
  await form.fill('steps-1', 'second')

  await form.press('Remove step 1')

  expect(form.find('#field-steps')).to.have.property('value', 'second')
  expect(form.focus).to.equal('field-steps')
})

test('an answer that is not asked for can be taken back', async () => {
  const form = await mountForm()
  await walkTo(form, 'impact')
  await form.press('High')

  await form.press('Clear answer')

  expect(form.root.querySelectorAll('input[name=severity]:checked')).to.have.length(0)
})

test('the rules are accepted one by one, or all at once, as the policy says', async () => {
  const { rules } = makePolicy()
  const form = await mountForm({ policy: makePolicy({ rules: { ...rules, accept: 'together' } }) })
  await walkTo(form, 'rules')
  expect(form.root.querySelectorAll('input[type=checkbox]')).to.have.length(1)

  await form.press('Continue')
  expect(form.text).to.include('Accept the rules to go on')
  await form.tickAll()
  await form.press('Continue')

  expect(form.heading).to.equal('What is affected?')
})

test('who the vendor wants to hear from is said before anything is typed', async () => {
  const form = await mountForm({ policy: makePolicy({ identity: 'handle' }) })

  await walkTo(form, 'you')

  expect(form.text).to.include('asks for a handle')
  await form.fill('handle', '')
  await form.press('Continue')
  expect(form.text).to.include('Enter: Handle')
})

test('a vendor with one channel and nothing to accept starts with the questions', async () => {
  const { channels } = makePolicy()
  const policy = makePolicy({
    channels: channels.slice(0, 1),
    rules: { accept: 'each', items: [] },
    safeHarbour: undefined,
  })

  const form = await mountForm({ policy })

  expect(form.heading).to.equal('What is affected?')
})

test('the channel that the page names is chosen', async () => {
  const form = await mountForm({ channel: 'incident' })

  await form.press('Continue')

  expect(form.heading).to.equal('Before you report')
})

test('what the browser remembers of a field, such as undo, never reaches another field', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  await form.fill('summary', 'Typed')
  await form.fill('description', 'Typed')
  const before = form.find('textarea')

  await form.press('Continue')

  expect(form.heading).to.equal('How bad is it?')
  expect(form.find('textarea')).not.to.equal(before)
})
