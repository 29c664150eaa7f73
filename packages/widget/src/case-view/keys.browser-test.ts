import { decodeBase64, type SignedProfile } from '@sealpost/protocol'
import { OpenError, openItem, signRotation } from '@sealpost/protocol/envelope'
import { sealing } from '../sealing/index.ts'
import { expect, test } from '../testing/browser-test.ts'
import { fakeService, toResponse } from '../testing/fake-service.ts'
import { makeSentCase } from '../testing/make-sent-case.ts'
import { makeVendor } from '../testing/make-vendor.ts'
import { type MountedCase, mountRealCase } from '../testing/mount-case.ts'

const sent = await makeSentCase()
const receiptText = sealing.formatReceipt(sent.receipt)
const now = await makeVendor()
const old = await sent.message('Signed with the old key.')
const young = await sent.message('Signed with the new key.', { after: old, signer: now.key })

/** The case under a page that pins the vendor's new key. */
function openUnder(profile: SignedProfile, vendor = now): Promise<MountedCase> {
  fakeService({
    profile: () => profile,
    profileVersion: () => sent.signedThen,
    case: () => sent.answer({ thread: [old, young] }),
  })
  return mountRealCase(vendor, receiptText)
}

/** The words that are shown as somebody's. */
function quoted(view: MountedCase): string[] {
  return [...view.root.querySelectorAll('blockquote')].map(({ textContent }) => textContent)
}

async function signedRotation() {
  const step = { vendor: sent.vendor.slug, to: now.key.certificate.fingerprint, day: '2026-11-20' }
  return signRotation(sent.vendor.key, step, new Date())
}

test('a key that the old one names is trusted with the old one, and written to', async () => {
  const view = await openUnder(await now.sign({ rotations: [await signedRotation()] }))

  expect(view.text).to.include('has a new key, and the old key vouches for it')
  expect(quoted(view)).to.deep.equal(['Signed with the old key.', 'Signed with the new key.'])
  expect(view.root.querySelector('#message')).not.to.equal(null)
})

test('G-15 a key that nothing vouches for is shown beside the old one, and trusted with nothing', async () => {
  const view = await openUnder(await now.sign())

  const prints = view.find('.prints').textContent.replace(/\s/g, '').toLowerCase()
  expect(prints).to.include(sent.vendor.fingerprint).and.include(now.fingerprint)
  expect(quoted(view)).to.deep.equal(['Signed with the old key.'])
  expect(view.root.querySelector('#message')).to.equal(null)
})

test('G-15 a statement that another key signed vouches for nothing', async () => {
  const stranger = await makeVendor()
  const step = { vendor: now.slug, to: now.key.certificate.fingerprint, day: '2026-11-20' }
  const forged = await signRotation(stranger.key, step, new Date())
  const from = sent.vendor.key.certificate.fingerprint

  const view = await openUnder(await now.sign({ rotations: [{ ...forged, from }] }))

  expect(view.root.querySelector('.prints')).not.to.equal(null)
})

test('a reporter who takes the new key reads and writes, and can think again', async () => {
  const view = await openUnder(await now.sign())

  await view.press('Continue with the new key')
  while (view.root.querySelector('.prints')) await view.settled()
  expect(quoted(view)).to.deep.equal(['Signed with the old key.', 'Signed with the new key.'])
  expect(view.root.querySelector('#message')).not.to.equal(null)

  await view.press('Decide again')
  while (!view.root.querySelector('.prints')) await view.settled()
  expect(quoted(view)).to.deep.equal(['Signed with the old key.'])
})

test('G-15 a reporter who does not take the new key reads what the old one signed, and cannot write', async () => {
  const view = await openUnder(await now.sign())

  await view.press('Do not continue')
  while (view.root.querySelector('.prints')) await view.settled()

  expect(view.text).to.include('You did not take the new key')
  expect(quoted(view)).to.deep.equal(['Signed with the old key.'])
  expect(view.root.querySelector('#message')).to.equal(null)
})

test('closing the case forgets what was decided about its key', async () => {
  const view = await openUnder(await now.sign())
  await view.press('Continue with the new key')
  while (view.root.querySelector('.prints')) await view.settled()

  await view.press('Close this view')
  await view.enter(receiptText)
  while (!view.root.querySelector('#case-heading')) await view.settled()

  expect(view.root.querySelector('.prints')).not.to.equal(null)
})

test('a message goes to the new keys only, once the old one vouches for them', async () => {
  const rotated = await now.sign({ rotations: [await signedRotation()] })
  const view = await openUnder(rotated)
  const posted: string[] = []
  fakeService({
    profile: () => rotated,
    profileVersion: () => sent.signedThen,
    case: () => sent.answer({ thread: [old, young] }),
    entry: ({ entry }) => {
      posted.push(entry.sealed)
      return toResponse({ code: 'case_closed' }, 409)
    },
  })

  await view.typeInto('#message', 'To the new key.')
  await view.press('Send the message')
  while (posted.length === 0) await view.settled()

  const bytes = decodeBase64(posted[0] ?? '')
  const opened = await openItem(bytes, { key: now.key, verifyWith: 'enclosed' })
  expect(opened.item.body).to.include({ text: 'To the new key.' })
  const withOld = openItem(bytes, { key: sent.vendor.key, verifyWith: 'enclosed' })
  expect(await codeOf(withOld)).to.equal('not_for_this_key')
})

test('a vendor whose profile has expired is read, and not written to', async () => {
  const expires = new Date(Date.now() - 60_000).toISOString()

  const view = await openUnder(await sent.vendor.sign({ expires, serial: 6 }), sent.vendor)

  expect(quoted(view)).to.deep.equal(['Signed with the old key.'])
  expect(view.text).to.include('The signed form has expired.')
  expect(view.root.querySelector('#message')).to.equal(null)
})

/** The code of the error that work ends with. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error instanceof OpenError ? error.code : error
  }
  return null
}
