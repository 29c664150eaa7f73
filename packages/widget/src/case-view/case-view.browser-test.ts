import type { Session } from '../session/session.ts'
import { violationsIn } from '../testing/axe.ts'
import { expect, test } from '../testing/browser-test.ts'
import { hostileTexts, ranIn } from '../testing/hostile-texts.ts'
import { RECEIPT_TEXT, REFERENCE } from '../testing/made-profile.ts'
import { makeCase, makeThread } from '../testing/make-case.ts'
import { type MountedCase, mountCase } from '../testing/mount-case.ts'
import { type Trouble, TroubleError } from '../trouble.ts'

const DAY = '2026-11-24T08:00:00.000Z'

/** Opens a case as its reporter does. */
async function openCase(opened: Parameters<typeof makeCase>[0]): Promise<MountedCase> {
  const view = await mountCase({ openCase: () => Promise.resolve(makeCase(opened)) })
  await view.enter(RECEIPT_TEXT)
  return view
}

test('the receipt opens the case, with its reference and its status in words', async () => {
  const asked: string[] = []
  const openCase: Session['openCase'] = (receipt) => {
    asked.push(receipt)
    return Promise.resolve(makeCase())
  }
  const view = await mountCase({ openCase })

  await view.enter(RECEIPT_TEXT.toLowerCase())

  expect(asked).to.deep.equal([RECEIPT_TEXT.toLowerCase()])
  expect(view.text).to.include(REFERENCE)
  expect(view.text).to.include('It is stored. Nobody at \u2068Acme\u2069 has looked at it yet.')
  expect(view.focus).to.equal('case-heading')
})

const TYPOS: readonly [Trouble, string][] = [
  ['receipt_empty', 'Enter your receipt.'],
  ['receipt_length', 'Some are missing or too many.'],
  ['receipt_characters', 'only digits and letters, and never a U.'],
  ['receipt_checksum', 'A character is mistyped'],
  ['receipt_is_reference', 'This is the reference.'],
  ['unknown_case', 'No case belongs to this receipt.'],
]

for (const [trouble, words] of TYPOS) {
  test(`${trouble} is named beside the receipt, which stays to be corrected`, async () => {
    const view = await mountCase({ openCase: () => Promise.reject(new TroubleError(trouble)) })

    await view.enter('k7qd 3mxn')

    expect(view.find('#receipt-message').textContent).to.include(words)
    expect(view.focus).to.equal('receipt')
    expect(view.find('#receipt')).to.have.property('value', 'k7qd 3mxn')
    expect(await violationsIn(view.element)).to.deep.equal([])
  })
}

test('a receipt that the page hands over opens the case, or stays to be corrected', async () => {
  const opened = await mountCase({ receipt: RECEIPT_TEXT })
  expect(opened.text).to.include(REFERENCE)

  const refused = await mountCase({
    openCase: () => Promise.reject(new TroubleError('unknown_case')),
    receipt: RECEIPT_TEXT,
  })

  expect(refused.find('#receipt')).to.have.property('value', RECEIPT_TEXT)
})

test('each entry says who vouches for it', async () => {
  const view = await openCase({
    thread: makeThread(
      { at: '2026-11-22T10:05:00.000Z', change: { status: 'acknowledged' }, text: 'Thank you.' },
      { at: DAY, change: { severity: 'high' }, mark: 'stated' },
      { at: DAY, change: { status: 'triaged' }, mark: 'unknown_signer' },
      { at: DAY, actor: 'reporter', text: 'With pleasure.' },
    ),
  })

  const entries = [...view.root.querySelectorAll('.day > ol > li')].map(
    ({ textContent }) => textContent,
  )
  expect(entries).to.have.length(5)
  expect(entries[1]).to.include('Thank you.').and.include('Sealed and signed by \u2068Acme\u2069')
  expect(entries[2]).to.include('Severity: High').and.include('As stated by the service')
  expect(entries[3]).to.include('Could not be verified').and.include('not signed by a key of')
  expect(entries[3]).not.to.include('Sealed and signed')
  expect(entries[4]).to.include('With pleasure.').and.include('Yours, sealed and signed')
})

test('each new day has a line of its own, newest last', async () => {
  const days = ['2026-11-22T12:00:00.000Z', DAY, '2026-11-24T09:00:00.000Z']
  const thread = makeThread(...days.map((at) => ({ at, change: { exploited: true } })))

  const view = await openCase({ thread })

  const lines = [...view.root.querySelectorAll('h5')].map(({ textContent }) => textContent)
  expect(lines).to.have.length(2)
  expect(lines[1]).to.include('24')
})

test('a status that nobody signed is marked as stated by the service', async () => {
  const view = await openCase({ standing: { status: 'fixed' } })

  expect(view.find('.status').textContent)
    .to.include('Fixed')
    .and.include('As stated by the service')
})

test('what the vendor asks for is named in the words of the form', async () => {
  const view = await openCase({
    standing: { status: 'needs_detail', missing: ['environment', 'proofOfConcept'] },
  })

  expect(view.find('.notice').textContent).to.include('asks for').and.include('Test environment')
})

test('a declined case says why, and that it is over', async () => {
  const view = await openCase({ standing: { status: 'declined', declineReason: 'duplicate' } })

  expect(view.find('.status').textContent).to.include('Already reported').and.include('closed')
})

test('a deleted report leaves the history and says when', async () => {
  const view = await openCase({ standing: { status: 'disclosed', deletedAt: DAY } })

  expect(view.text).to.include('The sealed report was deleted on')
  expect(view.text).to.include('The text of the report is no longer stored.')
  expect(view.text).not.to.include('will show here')
})

test('a case without changes says so', async () => {
  const view = await openCase({})

  expect(view.text).to.include('Nothing has happened since.')
})

test('in a page that runs from right to left, the facts stand on the right, the receipt as it is read', async () => {
  document.body.dir = 'rtl'
  const view = await mountCase({ openCase: () => Promise.resolve(makeCase()) })
  const receipt = getComputedStyle(view.find('#receipt')).direction
  await view.enter(RECEIPT_TEXT)
  const facts = view.find('.standing').getBoundingClientRect()
  const step = view.find('.step').getBoundingClientRect()
  document.body.removeAttribute('dir')

  expect(receipt).to.equal('ltr')
  expect(facts.left).to.be.greaterThan(step.left)
})

test('closing a case takes it and its receipt off the page', async () => {
  const view = await openCase({})

  await view.press('Close this view')

  expect(view.element.receipt).to.equal('')
  expect(view.text).not.to.include(REFERENCE)
  expect(view.find('#receipt')).to.have.property('value', '')
})

test('looking for changes keeps the case when the service cannot be reached', async () => {
  let tries = 0
  const openCase: Session['openCase'] = () =>
    tries++ === 0 ? Promise.resolve(makeCase()) : Promise.reject(new TroubleError('unreachable'))
  const view = await mountCase({ openCase })
  await view.enter(RECEIPT_TEXT)

  await view.press('Look for changes')

  expect(view.text).to.include('The service cannot be reached.')
  expect(view.text).to.include(REFERENCE)
})

test('hostile messages are shown as text, and do nothing', async () => {
  const texts = await hostileTexts()

  const view = await openCase({ thread: makeThread(...texts.map((text) => ({ at: DAY, text }))) })

  const shown = [...view.root.querySelectorAll('blockquote')]
  expect(shown.map(({ textContent }) => textContent)).to.deep.equal(texts)
  expect(ranIn(view.root)).to.deep.equal([])
})
