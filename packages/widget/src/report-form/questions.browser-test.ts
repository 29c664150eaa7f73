import type { Draft } from '../sealing/sealing.ts'
import { expect, test } from '../testing/browser-test.ts'
import { givenForm, toFinding, toImpact } from '../testing/detailed-form.ts'
import { makeDetailedPolicy } from '../testing/make-detailed-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'

const announced = (form: Mounted) => form.find('p.only-read[role=status]').textContent

test('before anything is typed, the form says how much it needs to know of the reporter', async () => {
  const form = await mountForm({ policy: makeDetailedPolicy() })

  expect(form.heading).to.equal('Before you report')
  expect(form.text).to.contain('You can stay anonymous.')
  expect(form.text).to.contain('Local law applies.')
})

test('what is typed as target is read as one kind and compared as such', async () => {
  const form = await givenForm()

  await form.type('target', 'registry.acme.example/station:2.1')
  expect(form.text).to.contain('Recognised as: container image')
  await form.type('target', '192.0.2.7')

  expect(form.text).to.contain('Recognised as: IP address or range')
  expect(form.text).to.contain('In scope: 192.0.2.0/24')
})

test('the vendor\u2019s own questions are asked in its words, in the form\u2019s language', async () => {
  const form = await givenForm()
  expect(form.text).to.contain('Launch site')

  form.element.language = 'de'
  while (!form.text.includes('Ziel')) await form.settled()

  expect(form.text).to.contain('Startplatz')
})

test('the gate names the group of which one answer is enough, and lets go with either', async () => {
  const form = await givenForm()
  await toFinding(form)
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.press('By a person')

  await form.press('Continue')
  expect(form.text).to.contain('One of these is needed: Proof of concept or Log lines')
  expect(form.find('.needed').textContent).to.contain('Proof of concept or Log lines')
  await form.fill('logs', 'GET /admin 200')
  await form.press('Continue')

  expect(form.heading).to.equal('How bad is it?')
})

test('what would only help is named at all times and stops nobody', async () => {
  const form = await givenForm('advise')
  await form.press('Continue')
  await form.fill('summary', 'Anyone can sign in as anyone')
  await form.press('By a person')

  expect(form.find('.needed').textContent).to.contain('Would help')
  for (let left = 3; left > 0; left--) await form.press('Continue')

  expect(form.heading).to.equal('Check before sealing')
  expect(form.find('.notice.warn').textContent).to.contain('Proof of concept or Log lines')
})

test('several answers can be ticked, in the order of the form', async () => {
  const form = await givenForm()
  await toFinding(form)

  await form.press('With help of AI')
  await form.press('By a person')
  const boxes = [...form.root.querySelectorAll<HTMLInputElement>('fieldset input[type=checkbox]')]

  expect(boxes.filter((box) => box.checked).length).to.equal(2)
})

test('a question that an answer brings is announced, and the focus stays where it was', async () => {
  const form = await givenForm()
  await toImpact(form)
  const answer = form.find('#field-dataAccessed')
  answer.focus()

  await form.press('Other people')
  expect(announced(form)).to.contain('New question: Impact and Which data, and how much?')
  expect(form.find('#field-dataExtent').getAttribute('aria-required')).to.equal('true')
  expect(form.root.activeElement?.getAttribute('name')).to.equal('dataAccessed')
  await form.press('No')

  expect(announced(form)).to.contain('No longer asked: Impact and Which data, and how much?')
  expect(form.root.querySelector('#field-dataExtent')).to.equal(null)
})

test('an answer whose question is gone is not sealed', async () => {
  const drafts: Draft[] = []
  const session = makeSession(makeDetailedPolicy())
  const form = await givenForm('gate', {
    session: {
      prepare: (draft, receipt) => {
        drafts.push(draft)
        return session.prepare(draft, receipt)
      },
    },
  })
  await toImpact(form)
  await form.press('Only my own')
  await form.fill('dataExtent', 'Ten names')
  await form.press('No')
  await form.press('Continue')
  await form.press('Continue')

  expect(drafts.at(-1)?.answers).to.have.property('dataAccessed', 'no')
  expect(drafts.at(-1)?.answers).not.to.have.property('dataExtent')
})

test('credit stands beside what the vendor says about money', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  expect(form.text).to.contain('We pay no rewards.')
  expect(form.text).to.contain('We name whoever wants it.')
})

test('the reporter\u2019s key is read, and shown by its fingerprint', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PUBLIC KEY BLOCK-----')
  await form.settled()

  expect(form.find('.keyed').textContent).to.contain('6A1B')
})

test('a key can be taken from a file', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')
  const picked = new DataTransfer()
  picked.items.add(new File(['-----BEGIN PGP PUBLIC KEY BLOCK-----'], 'key.asc'))
  const input = form.find('#field-openpgpKey-file')
  if (input instanceof HTMLInputElement) input.files = picked.files

  input.dispatchEvent(new Event('change'))
  while (!form.find('.keyed').textContent.includes('6A1B')) await form.settled()

  expect(form.focus).to.equal('field-openpgpKey')
})

test('a private key is refused in words, and nothing goes on with it', async () => {
  const form = await givenForm()
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PRIVATE KEY BLOCK-----')
  await form.press('Continue')

  expect(form.heading).to.equal('About you')
  expect(form.text).to.contain('This is your private key.')
})

test('a key that cannot be used is refused with its reason', async () => {
  const form = await givenForm('gate', {
    session: { readOwnKey: () => Promise.resolve({ refusal: 'key_expired' as const }) },
  })
  await toImpact(form)
  await form.press('Continue')

  await form.fill('openpgpKey', '-----BEGIN PGP PUBLIC KEY BLOCK-----')
  await form.press('Continue')

  expect(form.text).to.contain('This key has expired.')
  expect(form.heading).to.equal('About you')
})
