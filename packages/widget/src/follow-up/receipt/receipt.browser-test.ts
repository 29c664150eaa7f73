import { parseProofFile, verifyProof } from '@sealpost/protocol'
import type { Session } from '../../session/session.ts'
import { expect, test } from '../../testing/browser-test.ts'
import { makePolicy } from '../../testing/make-policy.ts'
import { makeProofKey } from '../../testing/make-proof.ts'
import { makeAccepted, makeSession, RECEIPT_TEXT } from '../../testing/make-session.ts'
import { mountForm } from '../../testing/mount-form.ts'
import type { Mounted } from '../../testing/mounted.ts'
import { savedBy } from '../../testing/saved-by.ts'
import { walkTo } from '../../testing/walk.ts'
import { TroubleError } from '../../trouble.ts'

const CASE_PAGE = 'https://service.example/v/acme/case'

async function formAtReceipt(session: Partial<Session> = {}): Promise<Mounted> {
  const form = await mountForm({ session })
  await walkTo(form, 'receipt')
  while (!form.root.querySelector('.case-code .qr-code')) await form.settled()
  return form
}

/** A form whose report has arrived at a service that signs. */
async function sentForm(verdict: 'valid' | 'unsupported' = 'valid') {
  const key = await makeProofKey()
  const accepted = makeAccepted()
  const { profile } = makeSession(makePolicy())
  profile.profile.service.proofKeys.push(key.publicKey)
  const proof = await key.sign({ vendor: profile.profile.vendor, ...accepted })
  const send = () => Promise.resolve({ ...accepted, proof, proofVerdict: verdict })
  const form = await formAtReceipt({ profile, send })
  await form.press('I wrote it down')
  await form.press('Send the report')
  return { form, key }
}

test('the receipt file says where the case is, whose it is and which key was pinned', async () => {
  const form = await formAtReceipt()

  const { name, text } = await savedBy(form, 'Download')

  expect(name).to.equal('receipt-acme.txt')
  for (const fact of [RECEIPT_TEXT, CASE_PAGE, '6a1b2c3d4e5f60718293a4b5c6d7e8f901234567']) {
    expect(text).to.contain(fact)
  }
})

test('neither a link nor the code ever holds the receipt', async () => {
  const form = await formAtReceipt()

  const addresses = [...form.root.querySelectorAll('a')].map(({ href }) => href)

  expect(addresses).to.contain(CASE_PAGE)
  expect(addresses.join()).not.to.contain(RECEIPT_TEXT.slice(0, 4))
  expect(form.root.querySelectorAll('.qr-code path')).to.have.length(2)
})

test('the code is drawn large, and with nothing but its black and white modules', async () => {
  const form = await formAtReceipt()
  const code = form.root.querySelector('.case-code .qr-code')
  const [ground, modules] = [...(code?.children ?? [])].map((part) => getComputedStyle(part))

  expect(code?.getBoundingClientRect().height).to.be.greaterThan(120)
  expect(ground).to.include({ fill: 'rgb(255, 255, 255)', stroke: 'none' })
  expect(modules).to.include({ fill: 'rgb(0, 0, 0)', stroke: 'none' })
})

test('G-12 the proof that is saved verifies without asking anybody, and opens nothing', async () => {
  const { form, key } = await sentForm()

  const { name, text } = await savedBy(form, 'Save proof')
  const { proof, ...received } = parseProofFile(text)

  expect(name).to.equal('proof-AC-7F3K-92QD.txt')
  expect(await verifyProof(proof, received, [key.publicKey])).to.equal('valid')
  expect(received).to.include({ service: 'https://service.example', vendor: 'acme' })
  expect(text).not.to.contain(RECEIPT_TEXT.slice(0, 9))
  expect(form.text).to.contain('Signed by the service, with a key that')
})

test('after sending, the receipt file holds the proof as well', async () => {
  const { form, key } = await sentForm()

  const { text } = await savedBy(form, 'Save the whole receipt')
  const { proof, ...received } = parseProofFile(text)

  expect(text).to.contain(RECEIPT_TEXT)
  expect(await verifyProof(proof, received, [key.publicKey])).to.equal('valid')
})

test('a signature that this browser cannot check is said to be unchecked', async () => {
  const { form } = await sentForm('unsupported')

  expect(form.text).to.contain('This browser cannot check the signature')
  expect(form.text).not.to.contain('with a key that')
})

test('a service that does not sign is not said to have proven anything', async () => {
  const form = await formAtReceipt()
  await form.press('I wrote it down')
  await form.press('Send the report')

  const { text } = await savedBy(form, 'Save the whole receipt')

  expect(form.text).to.contain('As stated by the service').and.not.to.contain('Save proof')
  expect(text).to.contain('AC-7F3K-92QD').and.not.to.contain('BEGIN SEALPOST PROOF')
})

test('an answer without the signature it owes is not believed, and nothing typed is lost', async () => {
  const send = () => Promise.reject(new TroubleError('answer_unproven'))
  const form = await formAtReceipt({ send })
  await form.press('I wrote it down')
  await form.press('Send the report')

  expect(form.heading).to.equal('The report is not confirmed')
  expect(form.text).to.contain('signature under its answer is missing or wrong')
  await form.press('Finding')
  expect(form.find('#field-summary')).to.have.property('value', 'Anyone can sign in as anyone')
})

test('while the proof of work is made, the form says what for, and goes on by itself', async () => {
  let finish = () => {}
  const prove: Session['prove'] = (_, options) => {
    options?.onProving?.(0.25)
    return options ? new Promise<void>((resolve) => (finish = resolve)) : Promise.resolve()
  }
  const form = await formAtReceipt({ prove })
  await form.press('I wrote it down')
  await form.press('Send the report')

  expect(form.heading).to.equal('Proving that you are not a flood of robots')
  expect(form.find('progress')).to.have.property('value', 0.25)
  expect(form.find('progress').getAttribute('aria-labelledby')).to.equal('step-heading')
  expect(form.focus).to.equal('step-heading')

  finish()
  await form.settled()
  expect(form.heading).to.contain('has arrived')
})
