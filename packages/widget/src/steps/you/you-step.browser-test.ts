import type { SealpostReport } from '../../report-form/report-form.ts'
import type { Draft } from '../../sealing/sealing.ts'
import type { Session } from '../../session/session.ts'
import { expect, test } from '../../testing/browser-test.ts'
import { makePolicy } from '../../testing/make-policy.ts'
import { makeAccepted, makeSession } from '../../testing/make-session.ts'
import { mountForm } from '../../testing/mount-form.ts'
import type { Mounted } from '../../testing/mounted.ts'
import { walkTo } from '../../testing/walk.ts'
import { TroubleError } from '../../trouble.ts'

const ADDRESS = 'ada@mail.example'
const offering = makePolicy({ reporterMail: 'offer' })
const askingNobody = makePolicy({
  reporterMail: 'offer',
  channels: makePolicy()
    .channels.slice(0, 1)
    .map((channel) => ({ ...channel, fields: { summary: { need: 'required' } } })),
})

/** A form at its reporter's step, and what it seals. */
async function formAtYou(policy = offering) {
  const drafts: Draft[] = []
  const { prepare } = makeSession(policy)
  const session = {
    prepare: (...made: Parameters<typeof prepare>) => {
      drafts.push(made[0])
      return prepare(...made)
    },
  }
  const form = await mountForm({ policy, session })
  await walkTo(form, 'you')
  return { form, drafts }
}

/** Enters an address and goes on as far as the receipt. */
async function receiptAfter(form: Mounted<SealpostReport>, address: string): Promise<void> {
  await form.fill('notes', address)
  await form.press('Continue')
  await form.press('Continue')
}

test('mail is offered only where the policy offers it', async () => {
  const { form } = await formAtYou(makePolicy())

  expect(form.root.querySelector('#field-notes')).to.equal(null)
  expect(form.root.querySelector('.notes')).to.equal(null)
})

const SILENT: Record<string, Session['sendsMail']> = {
  'says that it sends no mail': () => Promise.resolve(false),
  'does not say whether it sends mail': () => Promise.reject(new TroubleError('timed_out')),
  'has not said yet whether it sends mail': () => new Promise(() => {}),
}

for (const [name, sendsMail] of Object.entries(SILENT)) {
  test(`a service that ${name} is given no address, and the receipt says that no mail will come`, async () => {
    const form = await mountForm({ policy: offering, session: { sendsMail } })
    const screens: string[] = []

    await walkTo(form, 'receipt', ({ heading, root }) => {
      screens.push(heading)
      expect(root.querySelector('.notes')).to.equal(null)
      return Promise.resolve()
    })

    expect(screens).to.include('About you')
    expect(form.text).to.include('No mail will come')
  })
}

test('a step that only offers mail is left out where none is sent', async () => {
  const sendsMail = () => Promise.resolve(false)
  const form = await mountForm({ policy: askingNobody, session: { sendsMail } })
  await form.tickAll()
  await form.press('Continue')
  await form.fill('summary', 'Stored XSS')

  await form.press('Continue')

  expect(form.heading).to.equal('Check before sealing')
})

test('before an address is typed, the form says who sees it, what is mailed and how to stop it', async () => {
  const { form } = await formAtYou()
  const helpIds = form.find('#field-notes').getAttribute('aria-describedby') ?? ''

  const offer = form.find('.notes').textContent

  expect(form.find(`#${helpIds.split(' ')[0]}`).textContent).to.include('the service can see')
  expect(offer).to.include('reference at once').and.include('never your receipt')
  expect(offer).to.include('You can stop these mails in your case')
  expect(form.find('.fields').contains(form.find('#field-notes'))).to.equal(false)
})

test('an address goes beside the report and never into what is sealed', async () => {
  const { form, drafts } = await formAtYou()

  await receiptAfter(form, ` ${ADDRESS} `)

  const { notify, ...sealed } = drafts.at(-1) ?? {}
  expect(notify).to.deep.equal({ address: ADDRESS, language: 'en' })
  expect(JSON.stringify(sealed)).not.to.include(ADDRESS)
})

test('without an address, the service is given none', async () => {
  const { form, drafts } = await formAtYou()

  await receiptAfter(form, ' ')

  expect(drafts).to.have.length(1)
  expect(drafts[0]).not.to.have.property('notify')
})

for (const wrong of ['ada', 'ada@', 'a b@mail.example', 'a@b, c@d', 'Ada <ada@mail.example>']) {
  test(`${wrong} is no address to send to, and says so on Continue`, async () => {
    const { form } = await formAtYou()

    await form.fill('notes', wrong)
    await form.press('Continue')

    expect(form.heading).to.equal('About you')
    expect(form.find('#message-notes').textContent).to.include('Enter one mail address')
    expect(form.find('#field-notes').getAttribute('aria-invalid')).to.equal('true')
    expect(form.find('.summary').textContent).to.include('Address for these mails')
  })
}

test('the review lists the address among what the service sees, not in the report', async () => {
  const { form } = await formAtYou()

  await form.fill('notes', ADDRESS)
  await form.press('Continue')

  expect(form.find('.seen').textContent).to.include(ADDRESS)
  expect(form.find('.paper').textContent).not.to.include(ADDRESS)
})

for (const [address, words] of [
  [ADDRESS, 'the service mails \u2068ada@mail.example\u2069'],
  ['', 'No mail will come'],
] as const) {
  test(`before and after sending, a form with ${address || 'no address'} says whether mail will come`, async () => {
    const { form } = await formAtYou()

    await receiptAfter(form, address)
    expect(form.text).to.include(words)
    await form.press('I wrote it down')
    await form.press('Send the report')

    expect(form.heading).to.include('has arrived')
    expect(form.text).to.include(words)
  })
}

test('a policy that asks nobody who they are can still offer mail', async () => {
  const form = await mountForm({ policy: askingNobody })
  await form.tickAll()
  await form.press('Continue')
  await form.fill('summary', 'Stored XSS')

  await form.press('Continue')

  expect(form.heading).to.equal('About you')
  expect(form.root.querySelectorAll('input')).to.have.length(1)
  expect(form.text).not.to.include('these fields')
})

test('where the service sends no mail after all, the report arrives and the form says that none will come', async () => {
  const send: Session['send'] = ({ submission }) =>
    submission.notify
      ? Promise.reject(new TroubleError('notes_not_offered'))
      : Promise.resolve(makeAccepted())
  const form = await mountForm({ policy: offering, session: { send } })
  await walkTo(form, 'you')
  await receiptAfter(form, ADDRESS)

  await form.press('I wrote it down')
  await form.press('Send the report')

  expect(form.heading).to.include('has arrived')
  expect(form.text).to.include('No mail will come')
  expect(form.text).not.to.include(ADDRESS)
})
