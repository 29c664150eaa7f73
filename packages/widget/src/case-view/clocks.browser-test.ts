import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { promisedCase, withdrawnFrom } from '../testing/case-states.ts'
import { pressKeys, tabTo, typeText } from '../testing/keyboard.ts'
import { RECEIPT_TEXT } from '../testing/made-profile.ts'
import { makeCase, makeReport } from '../testing/make-case.ts'
import { makeClock, makePromisingPolicy } from '../testing/make-clocks.ts'
import { makeNewEntry } from '../testing/make-new-entry.ts'
import { mountCase } from '../testing/mount-case.ts'
import { TroubleError } from '../trouble.ts'

const realNow = Date.now
afterEachTest(() => {
  Date.now = realNow
})

/** Makes the page's clock show a time, from now on. */
function setClock(now: string): void {
  Date.now = () => Date.parse(now)
}

/** A case with one clock for the triage, which ends with the 25th of November in London. */
async function triageCase(clock: Parameters<typeof makeClock>[0] = {}) {
  const standing = { promises: [makeClock(clock)] }
  const view = await mountCase({
    policy: makePromisingPolicy(),
    openCase: () => Promise.resolve(makeCase({ standing })),
  })
  await view.enter(RECEIPT_TEXT)
  return view
}

test('a promise is told with its span, its deadline and how long that is', async () => {
  setClock('2026-11-22T12:00:00Z')

  const view = await triageCase()

  const { textContent } = view.find('.clocks')
  expect(textContent).to.include('Triage within 5 business days')
  expect(textContent).to.match(/due Wednesday, .*2026, end of day in London, in 3 days/)
})

test('the countdown follows the time, and nobody is interrupted for it', async () => {
  setClock('2026-11-22T12:00:00Z')
  const view = await triageCase()
  const live = view.root.querySelector('[role=status]')?.textContent

  setClock('2026-11-27T12:00:00Z')
  document.dispatchEvent(new Event('visibilitychange'))
  await view.settled()

  expect(view.find('.clocks > .bad').textContent).to.match(/was due Wednesday.*2 days ago/)
  expect(view.root.querySelector('[role=status]')?.textContent).to.equal(live)
  expect(view.find('.clocks').closest('[aria-live], [role=status], [role=alert]')).to.equal(null)
  expect(view.focus).to.equal('case-heading')
})

test('an element that left the page follows the time no more', async () => {
  setClock('2026-11-22T12:00:00Z')
  const view = await triageCase()
  const { textContent } = view.find('.clocks')
  view.element.remove()

  setClock('2026-11-27T12:00:00Z')
  document.dispatchEvent(new Event('visibilitychange'))
  await view.settled()

  expect(view.find('.clocks').textContent).to.equal(textContent)
})

test('a clock that waits for the reporter says so', async () => {
  const view = await triageCase({ state: 'paused', dueAt: null })

  expect(view.find('.clocks').textContent).to.include('waits for your answer')
})

test('a case without promises has no word about them', async () => {
  const view = await mountCase({ receipt: RECEIPT_TEXT })

  expect(view.root.querySelector('.clocks')).to.equal(null)
  expect(view.text).not.to.include('promises')
})

test('not to be named takes effect at the service for good, and is told to the vendor', async () => {
  const asked: string[] = []
  const sent: unknown[] = []
  const view = await promisedCase(
    {},
    {
      withdrawCredit: (receipt) => Promise.resolve(void asked.push(receipt)),
      sealEntry: (_, { id, credited }) => {
        sent.push(credited)
        return Promise.resolve(makeNewEntry(id))
      },
    },
  )

  await view.press('Change this')
  await view.press('Not at all')
  expect(view.text).to.include('This is for good')
  expect(asked).to.deep.equal([])

  await view.press('Send this wish')
  expect(asked).to.deep.equal([RECEIPT_TEXT])
  expect(sent).to.deep.equal([{ as: 'none' }])
  expect(view.text).to.include('Your consent is taken back.')
  expect(view.focus).to.equal('credit')
})

test('a second thought keeps the wish', async () => {
  const view = await promisedCase(
    { report: makeReport({ credit: 'name', name: 'Wile' }) },
    { sealEntry: () => Promise.reject(new Error('must not be called')) },
  )
  expect(view.find('.consent').textContent).to.include('by your name: Wile')

  await view.press('Change this')
  await view.press('Cancel')

  expect(view.find('.consent').textContent).to.include('by your name: Wile')
  expect(view.focus).to.equal('credit')
})

test('a wish that could not be fulfilled says why, and can be tried again', async () => {
  const answers = [() => Promise.reject(new TroubleError('unreachable'))]
  const view = await withdrawnFrom(
    promisedCase({}, { withdrawCredit: () => answers.shift()?.() ?? Promise.resolve() }),
  )

  expect(view.find('.consent [role=alert]').textContent).to.include('cannot be reached')
  await view.press('Send this wish')

  expect(view.text).to.include('Your consent is taken back.')
})

test('the reporter can wish for another name, without a mouse', async () => {
  const sent: unknown[] = []
  const view = await promisedCase(
    {},
    {
      sealEntry: (_, { id, credited }) => {
        sent.push(credited)
        return Promise.resolve(makeNewEntry(id))
      },
    },
  )

  await tabTo(view, 'credit')
  await pressKeys(view, 'Enter')
  await tabTo(view, 'credit-name')
  await typeText(view, 'Coyote')
  await pressKeys(view, 'Enter')

  expect(sent).to.deep.equal([{ as: 'name', name: 'Coyote' }])
})

test('a vendor that credits nobody asks for no wish', async () => {
  const view = await mountCase({ receipt: RECEIPT_TEXT })

  expect(view.root.querySelector('.consent')).to.equal(null)
})

test('closing a case forgets that consent was taken back', async () => {
  const view = await withdrawnFrom(promisedCase())

  await view.press('Close this view')
  await view.typeInto('#receipt', RECEIPT_TEXT)
  view.find('[type=submit]').click()
  await view.settled()

  expect(view.text).to.include('Change this')
})
