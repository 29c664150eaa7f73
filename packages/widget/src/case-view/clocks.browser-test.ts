import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { promisedCase, withdrawnFrom } from '../testing/clock-states.ts'
import { pressKeys, tabTo } from '../testing/keyboard.ts'
import { makeClock, makePromisingPolicy } from '../testing/make-clocks.ts'
import { makeCase, RECEIPT_TEXT } from '../testing/make-session.ts'
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

test('consent is taken back only after a second thought, and for the receipt at hand', async () => {
  const asked: string[] = []
  const view = await promisedCase((receipt) => {
    asked.push(receipt)
    return Promise.resolve()
  })

  await view.press('Take back my consent')
  expect(view.text).to.include('Take it back for good?')
  expect(asked).to.deep.equal([])

  await view.press('Take it back')
  expect(asked).to.deep.equal([RECEIPT_TEXT])
  expect(view.text).to.include('Your consent is taken back.')
  expect(view.focus).to.equal('consent')
})

test('a second thought keeps the consent', async () => {
  const view = await promisedCase(() => Promise.reject(new Error('must not be called')))

  await view.press('Take back my consent')
  await view.press('Keep it')

  expect(view.text).not.to.include('for good')
  expect(view.focus).to.equal('consent')
})

test('consent that could not be taken back says why, and can be tried again', async () => {
  const answers = [Promise.reject(new TroubleError('unreachable')), Promise.resolve()]
  const view = await withdrawnFrom(promisedCase(() => answers.shift() ?? Promise.resolve()))

  expect(view.find('.consent [role=alert]').textContent).to.include('cannot be reached')
  await view.press('Take it back')

  expect(view.text).to.include('Your consent is taken back.')
})

test('consent is taken back without a mouse', async () => {
  const view = await promisedCase()

  await tabTo(view, 'consent')
  await pressKeys(view, 'Enter')
  await tabTo(view, 'Take it back')
  await pressKeys(view, 'Enter')

  expect(view.text).to.include('Your consent is taken back.')
})

test('a vendor that credits nobody asks for no consent to take back', async () => {
  const view = await mountCase({ receipt: RECEIPT_TEXT })

  expect(view.root.querySelector('.consent')).to.equal(null)
})

test('closing a case forgets that consent was taken back', async () => {
  const view = await withdrawnFrom(promisedCase())

  await view.press('Close this view')
  await view.typeInto('#receipt', RECEIPT_TEXT)
  view.find('[type=submit]').click()
  await view.settled()

  expect(view.text).to.include('Take back my consent')
})
