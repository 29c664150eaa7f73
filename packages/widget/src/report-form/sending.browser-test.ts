import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeAccepted, makeSession, RECEIPT_TEXT, REFERENCE } from '../testing/make-session.ts'
import { mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'
import { walkTo } from '../testing/walk.ts'
import { TroubleError } from '../trouble.ts'

type Send = Session['send']
type Sent = Parameters<Send>[0]

/** A service that fails with each trouble in turn, then accepts. */
function failingWith(...troubles: ConstructorParameters<typeof TroubleError>[0][]) {
  const sent: Sent[] = []
  const send: Send = (report) => {
    sent.push(report)
    const trouble = troubles[sent.length - 1]
    if (trouble) return Promise.reject(new TroubleError(trouble))
    return Promise.resolve({ ...makeAccepted(), reportId: report.reportId })
  }
  return { send, sent }
}

async function sendFrom(form: Mounted): Promise<void> {
  await form.press('I wrote it down')
  await form.press('Send the report')
}

test('the review shows what is sealed and all that the service can see', async () => {
  const form = await mountForm()

  await walkTo(form, 'review')

  const sealed = form.find('.paper').textContent
  const seen = form.find('.seen').textContent
  expect(sealed).to.include('Expired session tokens are accepted.')
  expect(sealed).to.include('6A1B')
  expect(seen).to.include('Its channel: \u2068Vulnerability\u2069')
  expect(seen).to.include('9\u00a0KiB')
  expect(seen).to.include(location.origin)
  expect(seen).not.to.include('urgent')
  expect(seen).not.to.include('Expired session tokens')
})

test('an edit link of the review opens its step', async () => {
  const form = await mountForm()
  await walkTo(form, 'review')

  await form.press('Edit: Impact')

  expect(form.heading).to.equal('How bad is it?')
})

test('nothing is sent before the receipt was saved', async () => {
  const { send, sent } = failingWith()
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')

  await form.press('Send the report')

  expect(sent).to.have.length(0)
  expect(form.focus).to.equal('fault-summary')
  expect(form.text).to.include('Save the receipt first')
})

test('continuing from the review never sends, even when the receipt was saved before', async () => {
  const { send, sent } = failingWith()
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')
  await form.press('I wrote it down')
  await form.press('Back')

  await form.press('Continue')

  expect(sent).to.have.length(0)
  expect(form.heading).to.equal('Keep your receipt')
})

test('the receipt is shown in full and never stands in an address', async () => {
  const form = await mountForm()

  await walkTo(form, 'receipt')

  const shown = form.find('.receipt-code').textContent.trim().replace(/\s+/g, '-')
  expect(shown).to.equal(RECEIPT_TEXT)
  const addresses = [...form.root.querySelectorAll('[href], [src]')].map((node) => node.outerHTML)
  expect(addresses.join()).not.to.include(RECEIPT_TEXT.slice(0, 4))
  expect(location.href).not.to.include(RECEIPT_TEXT.slice(0, 4))
})

test('a receipt that may not be copied says so, and stays to be saved another way', async () => {
  const form = await mountForm()
  await walkTo(form, 'receipt')
  const { writeText } = navigator.clipboard
  navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))

  await form.press('Copy')
  await form.settled()
  navigator.clipboard.writeText = writeText

  expect(form.find('.message').textContent).to.include('This page may not copy.')
  expect(form.find('[type=submit]').getAttribute('aria-disabled')).to.equal('true')
})

test('a copied receipt unlocks sending', async () => {
  const form = await mountForm()
  await walkTo(form, 'receipt')
  const { writeText } = navigator.clipboard
  const copied: string[] = []
  navigator.clipboard.writeText = (text) => {
    copied.push(text)
    return Promise.resolve()
  }

  await form.press('Copy')
  await form.settled()
  navigator.clipboard.writeText = writeText

  expect(copied).to.deep.equal([RECEIPT_TEXT])
  expect(form.find('[type=submit]').getAttribute('aria-disabled')).to.equal('false')
})

test('printing shows the receipt alone, and leaves the page as it was', async () => {
  const form = await mountForm()
  await walkTo(form, 'receipt')
  const sheets = document.adoptedStyleSheets.length
  const seen: boolean[] = []
  const print = window.print
  window.print = () => {
    seen.push(form.find('#print-sheet').matches(':popover-open'))
  }

  await form.press('Print')
  dispatchEvent(new Event('afterprint'))
  window.print = print

  expect(seen).to.deep.equal([true])
  expect(form.find('#print-sheet').textContent).to.include(RECEIPT_TEXT)
  expect(document.adoptedStyleSheets).to.have.length(sheets)
  expect(form.text).to.include('Saved. You can send the report now.')
})

test('a report that has arrived shows its reference and clears what was typed', async () => {
  const form = await mountForm()
  const events: string[] = []
  form.element.addEventListener('report-sent', ({ reference }) => events.push(reference))
  await walkTo(form, 'receipt')

  await sendFrom(form)

  expect(form.heading).to.equal('Thank you. Your report has arrived.')
  expect(form.text).to.include(REFERENCE)
  expect(events).to.deep.equal([REFERENCE])
  await form.press('Report another issue')
  expect(form.text).not.to.include('Anyone can sign in')
})

test('a report that did not arrive keeps everything and is offered as a sealed file', async () => {
  const { send, sent } = failingWith('unreachable')
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')

  await sendFrom(form)

  expect(form.heading).to.equal('The report is not confirmed')
  expect(form.focus).to.equal('step-heading')
  expect(form.text).to.include('The service cannot be reached.')
  expect(form.text).to.include('Save the sealed file')
  expect(form.find('a[href^="mailto:"]').textContent).to.equal('security@acme.example')
  await form.press('Try again')
  expect(sent[1]).to.equal(sent[0])
  expect(form.heading).to.equal('Thank you. Your report has arrived.')
})

test('what was typed is still there after sending failed', async () => {
  const { send } = failingWith('refused')
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')
  await sendFrom(form)

  await form.press('Finding')

  expect(form.find('#field-summary')).to.have.property('value', 'Anyone can sign in as anyone')
})

test('a changed report after a try is another one, with a receipt to save', async () => {
  const { send, sent } = failingWith('timed_out')
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')
  await sendFrom(form)

  await form.press('Finding')
  await form.fill('summary', 'Anyone can sign in as an administrator')
  await form.press('Receipt')
  await form.press('Send the report')

  expect(sent).to.have.length(1)
  expect(form.text).to.include('Save the receipt first')
})

test('waiting for the network is told', async () => {
  const send: Send = (_, options) => {
    options?.onWait?.({ trouble: 'offline', attempt: 1, delayMs: 1000 })
    return new Promise(() => {})
  }
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')

  await sendFrom(form)

  expect(form.text).to.include('The report goes out when the connection is back.')
})

test('when sealing fails, the review says so and tries again, and nothing is sent', async () => {
  const { send, sent } = failingWith()
  let tries = 0
  const prepare: Session['prepare'] = () => {
    tries++
    return Promise.reject(new TroubleError('crypto_failed'))
  }
  const form = await mountForm({ session: { send, prepare } })

  await walkTo(form, 'review')
  expect(form.text).to.include('Sealing failed.')
  await form.press('Try again')

  expect(tries).to.equal(2)
  expect(form.heading).to.equal('Check before sealing')
  expect(sent).to.have.length(0)
})

test('when the vendor\u2019s keys have changed, the review is shown again under the new ones', async () => {
  const { send, sent } = failingWith('unusable_recipients')
  const form = await mountForm({ session: { send } })
  await walkTo(form, 'receipt')
  await sendFrom(form)

  await form.press('Get the new keys')
  while (form.heading === 'The report is not confirmed') await form.settled()
  expect(form.heading).to.equal('Check before sealing')
  await form.press('Continue')
  await form.press('Send the report')

  expect(sent).to.have.length(2)
  expect(sent[1]).not.to.equal(sent[0])
})

test('when there are no newer keys to be had, the reason is shown', async () => {
  const { send } = failingWith('unusable_recipients')
  const session = makeSession(makePolicy(), { send })
  let sessions = 0
  const connect = () =>
    sessions++ === 0
      ? Promise.resolve(session)
      : Promise.reject(new TroubleError('profile_stale_serial'))
  const form = await mountForm({ connect })
  await walkTo(form, 'receipt')
  await sendFrom(form)

  await form.press('Get the new keys')

  expect(form.find('.notice').textContent).to.include('an older form than was seen before')
})

test('leaving the page asks first while something typed is unsent', async () => {
  const form = await mountForm()
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).to.equal(false)

  await walkTo(form, 'receipt')
  expect(asks()).to.equal(true)
  await sendFrom(form)

  expect(asks()).to.equal(false)
})

test('the case opens in the form\u2019s place, unless the page says otherwise', async () => {
  const form = await mountForm()
  await walkTo(form, 'receipt')
  await sendFrom(form)
  const keep = (event: Event) => event.preventDefault()
  form.element.addEventListener('open-case', keep)
  await form.press('Open the case')
  expect(form.root.querySelector('sealpost-case')).to.equal(null)
  form.element.removeEventListener('open-case', keep)

  await form.press('Open the case')

  expect(form.find('sealpost-case')).to.have.property('receipt', RECEIPT_TEXT)
})
