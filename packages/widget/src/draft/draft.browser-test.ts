import { Sha256 } from '@sealpost/protocol'
import { expect, test } from '../testing/browser-test.ts'
import {
  CANARY,
  isOn,
  KEEP,
  leave,
  leaveDraft,
  typeWithDraft,
  until,
  untilReleased,
  untilShown,
} from '../testing/draft-forms.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { mountForm } from '../testing/mount-form.ts'
import { databaseNames, recordsOf } from '../testing/stored-words.ts'
import { walkTo } from '../testing/walk.ts'
import { DRAFTS } from './draft-store.ts'

test('what was typed is there again after the form was away, when its reporter wants it', async () => {
  await leaveDraft()

  const form = await mountForm()
  expect(form.text).to.match(/A draft from today, \d\d?:\d\d.* was found\./)
  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')

  expect(form.find('#field-summary')).to.have.property('value', CANARY)
  expect(isOn(form)).to.equal(true)
  expect(form.text).not.to.contain('was found')
})

test('the last words are kept, however soon after them the form is gone', async () => {
  const form = await typeWithDraft()
  await form.type('summary', 'last words')
  form.element.remove()
  await untilReleased()

  const again = await mountForm()
  await again.press('Continue the draft')
  await untilShown(again, '#field-summary')

  expect(again.find('#field-summary')).to.have.property('value', 'last words')
})

test('a draft that can no longer be saved says so', async () => {
  const form = await typeWithDraft()
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = () => {
    throw new DOMException('No room is left', 'QuotaExceededError')
  }

  await form.type('summary', 'more words')
  await until(() => form.text.includes('lets the page keep nothing'))
  IDBFactory.prototype.open = open

  expect(isOn(form)).to.equal(false)
})

test('a page warns before typed words are lost, and only then', async () => {
  const leaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const form = await typeWithDraft()

  await until(() => !leaving())
  await form.type('description', 'more')
  expect(leaving()).to.equal(true)
  await until(() => !leaving())
  await form.press(KEEP)
  expect(leaving()).to.equal(true)
})

test('a found draft that is discarded is gone', async () => {
  await leaveDraft()
  const form = await mountForm()

  await form.press('Discard it')
  await until(() => !form.text.includes('was found'))

  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('two forms keep a draft each, and neither takes or deletes the other\u2019s', async () => {
  const first = await typeWithDraft('first words')
  const second = await typeWithDraft('second words')
  expect(second.text).not.to.contain('was found')
  await until(async () => (await recordsOf(DRAFTS)).length === 2)

  await second.press(KEEP)
  await until(async () => (await recordsOf(DRAFTS)).length === 1)
  document.body.replaceChildren()
  const form = await mountForm()
  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')

  expect(first.element.isConnected).to.equal(false)
  expect(form.find('#field-summary')).to.have.property('value', 'first words')
})

test('a draft that is open in one form cannot be continued in another', async () => {
  await leaveDraft()
  const [first, second] = [await mountForm(), await mountForm()]
  await first.press('Continue the draft')
  await untilShown(first, '#field-summary')

  await second.press('Continue the draft')
  await until(() => second.text.includes('open in another tab'))

  expect(isOn(second)).to.equal(false)
})

test('a browser that keeps nothing is named, and the form goes on', async () => {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = () => {
    throw new DOMException('Storage is blocked', 'SecurityError')
  }
  const form = await mountForm()
  await form.press(KEEP)
  await until(() => form.text.includes('lets the page keep nothing'))
  IDBFactory.prototype.open = open

  expect(isOn(form)).to.equal(false)
  expect(form.find('.switch')).to.have.property('disabled', true)
  await walkTo(form, 'finding')
})

test('what was typed since the form was opened stays when a draft is continued', async () => {
  await leaveDraft()
  const form = await mountForm()
  const forward = async () => {
    form.find('button[type=submit]').click()
    await form.settled()
  }
  await form.press('Vulnerability')
  await forward()
  await form.tickAll()
  await forward()
  await form.fill('target', 'https://newer.acme.example')

  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')
  await form.press('Back')

  expect(form.find('#field-target')).to.have.property('value', 'https://newer.acme.example')
})

test('a draft of a form that has changed leaves out what is no longer asked', async () => {
  await leaveDraft()
  const { channels, ...policy } = makePolicy()
  const [first] = channels
  const fields = { summary: { need: 'required' }, impact: { need: 'required' } } as const
  const changed = makePolicy({ ...policy, channels: [{ ...first, fields }] })
  const { profile } = makeSession(changed)
  const hash = Sha256.parse('cd'.repeat(32))
  const form = await mountForm({ policy: changed, session: { profile: { ...profile, hash } } })

  await form.press('Continue the draft')
  await until(() => form.text.includes('The form has changed since'))

  expect(form.heading).to.equal('Before you report')
  await form.tickAll()
  await form.press('Continue')
  expect(form.find('#field-summary')).to.have.property('value', CANARY)
  expect(form.text).not.to.contain('Target')
})

test('a kept address for mail counts from when the service has said that it sends some', async () => {
  const policy = makePolicy({ reporterMail: 'offer' })
  const form = await typeWithDraft(CANARY, { policy })
  await form.fill('description', 'Nobody checks')
  await form.press('Continue')
  await form.fill('impact', 'All of it')
  await form.press('Continue')
  await form.fill('notes', 'ada@mail.example')
  await form.press('Continue')
  await leave(form)
  let say: (sendsMail: boolean) => void = () => expect.fail('Nobody asked')
  const sendsMail = () => new Promise<boolean>((resolve) => (say = resolve))

  const again = await mountForm({ policy, session: { sendsMail } })
  await again.press('Continue the draft')
  await untilShown(again, '.seen')
  expect(again.text).not.to.contain('ada@mail.example')
  say(true)

  await until(() => again.find('.seen').textContent.includes('ada@mail.example'))
  await again.press('Continue')
  expect(again.text).to.contain('the service mails')
})
