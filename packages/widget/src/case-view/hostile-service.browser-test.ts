import { decodeBase64, NewCaseEntry, type ThreadEntry } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import { sealing } from '../sealing/index.ts'
import { expect, test } from '../testing/browser-test.ts'
import { type Answers, acceptEntry, fakeService, type Sent } from '../testing/fake-service.ts'
import { makeSentCase } from '../testing/make-sent-case.ts'
import { makeVendorKey } from '../testing/make-vendor.ts'
import { type MountedCase, mountRealCase } from '../testing/mount-case.ts'

const sent = await makeSentCase()
const signed = await sent.vendor.sign()
const receiptText = sealing.formatReceipt(sent.receipt)
const SECRET = 'The password is swordfish.'

/** A case on the page that talks to a service, with real keys. */
async function openWith(answers: Answers): Promise<{ view: MountedCase; requests: Sent[] }> {
  const requests = fakeService({
    profile: () => signed,
    profileVersion: () => sent.signedThen,
    ...answers,
  })
  const view = await mountRealCase(sent.vendor, receiptText)
  return { view, requests }
}

function withThread(...thread: unknown[]): Answers {
  return { case: () => sent.answer({ thread, status: 'acknowledged' }) }
}

/** Each entry's line, without the report itself. */
async function linesOf(...thread: unknown[]): Promise<string[]> {
  const { view } = await openWith(withThread(...thread))
  const entries = [...view.root.querySelectorAll('.day > ol > li:not(.divider)')]
  return entries.slice(1).map(({ textContent }) => textContent.replace(/\s+/g, ' '))
}

const first = await sent.event({ status: 'acknowledged' })
const second = await sent.message(SECRET, { after: first })
const third = await sent.message('And another.', { after: second })

test('an honest thread is shown as the vendor\u2019s, from the first word to the last', async () => {
  const lines = await linesOf(first, second, third)

  expect(lines).to.have.length(3)
  for (const line of lines) expect(line).to.include('Sealed and signed by \u2068Acme\u2069')
  expect(lines[1]).to.include(SECRET)
})

type Hostile = [thread: ThreadEntry[], at: number, doubt: RegExp]

const HOSTILE: Readonly<Record<string, () => Hostile | Promise<Hostile>>> = {
  'a change that differs from the signed one': () => [
    [{ ...first, change: { status: 'fixed' } }],
    0,
    /differs from what the service states/,
  ],
  'an entry that is shown again': () => [[first, second, second], 2, /here before/],
  'entries in another order': () => [[second, first], 0, /came before it is missing/],
  'a message of another report': async () => {
    const other = await makeSentCase(sent.vendor)
    return [[await other.message(SECRET)], 0, /could not be opened with your receipt/]
  },
  'a message for another report, sealed to this reporter': async () => {
    const other = await makeSentCase(sent.vendor)
    const changes = { reportId: other.report.reportId }
    return [[await sent.message(SECRET, { changes })], 0, /another place, report or reader/]
  },
  'a message that the service itself signed': async () => [
    [await sent.message(SECRET, { signer: await makeVendorKey() })],
    0,
    /not signed by a key of/,
  ],
  'a message after one that was dropped': () => [[first, third], 1, /missing or was changed/],
  'a message with a changed byte': () => [[damaged(second)], 0, /could not be opened/],
  'a message of the vendor\u2019s that is said to be the reporter\u2019s': async () => [
    [{ ...(await sent.message(SECRET)), actor: 'reporter' }],
    0,
    /your case’s key did not sign it/,
  ],
}

for (const [name, make] of Object.entries(HOSTILE)) {
  test(`G-03 ${name} is a neutral line that says so, not the vendor\u2019s words`, async () => {
    const [thread, at, doubt] = await make()

    const line = (await linesOf(...thread))[at]

    expect(line).to.match(doubt).and.include('Could not be verified')
    expect(line).to.include('Save the raw file')
    expect(line).not.to.include(at === 2 ? 'Sealed and signed' : SECRET)
  })
}

test('G-03 a status that differs from the signed events is only what the service states', async () => {
  const { view } = await openWith({
    case: () => sent.answer({ thread: [first], status: 'declined', declineReason: 'spam' }),
  })

  expect(view.find('.status').textContent).to.include('As stated by the service')
  expect(view.find('.status').textContent).not.to.include('Sealed and signed')
})

const UNANSWERED: Readonly<Record<string, [answer: () => unknown, words: string]>> = {
  '30 MB': [() => new Response(`"${'x'.repeat(30_000_000)}"`, JSON_TYPE), 'answer'],
  HTML: [
    () => new Response('<h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } }),
    'answer',
  ],
  'a case of another vendor': [() => sent.answer({ vendor: 'other' }), 'confirmed something other'],
  'something that is no case': [() => ({ hello: 'world' }), 'not what was asked for'],
}

const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } }

for (const [name, [answer, words]] of Object.entries(UNANSWERED)) {
  test(`${name} in a case\u2019s place is named, and the receipt stays`, async () => {
    const { view } = await openWith({ case: answer })

    expect(view.find('#receipt-message').textContent).to.include(words)
    expect(view.find('#receipt')).to.have.property('value', receiptText)
  })
}

test('G-01 a message is sealed for the vendor and the case key, and nothing else leaves the browser', async () => {
  const { view, requests } = await openWith(withThread(first))
  await view.typeInto('#message', SECRET)

  await view.press('Send the message')
  while (view.root.querySelector('#message')?.hasAttribute('readonly')) await view.settled()

  const posted = requests.find(({ url }) => url.endsWith('/case/entries'))
  const { entry } = NewCaseEntry.parse(JSON.parse(posted?.body ?? ''))
  const opened = await openItem(decodeBase64(entry.sealed), {
    key: sent.vendor.key,
    verifyWith: 'enclosed',
  })
  expect(opened.item.body).to.include({ text: SECRET })
  expect(opened.item.sequence).to.equal(1)
  const traffic = requests.map(({ url, body }) => url + body).join()
  expect(traffic).not.to.include(SECRET)
  expect(traffic).not.to.include(receiptText)
})

test('a service that confirms other bytes than were sent is not believed, and the text stays', async () => {
  const lie = async (entry: Parameters<typeof acceptEntry>[0]) => ({
    ...(await acceptEntry(entry)),
    ciphertextHash: 'ab'.repeat(32),
  })
  const { view } = await openWith({ ...withThread(first), entry: lie })
  await view.typeInto('#message', SECRET)

  await view.press('Send the message')
  while (!view.root.querySelector('.composer [role=alert]')) await view.settled()

  expect(view.find('.composer').textContent).to.include('confirmed something other')
  expect(view.find('#message')).to.have.property('value', SECRET)
})

function damaged(entry: ThreadEntry): ThreadEntry {
  const bytes = decodeBase64(entry.sealed?.sealed ?? '')
  bytes.set([(bytes.at(-50) ?? 0) ^ 1], bytes.length - 50)
  const sealed = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { ...entry, sealed: entry.sealed && { ...entry.sealed, sealed } }
}
