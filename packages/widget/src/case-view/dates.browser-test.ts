import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { caseWith } from '../testing/case-states.ts'
import { type EntryFacts, makeThread } from '../testing/make-case.ts'
import { makeClock } from '../testing/make-clocks.ts'
import { makeNewEntry } from '../testing/make-new-entry.ts'

const THEIRS: EntryFacts = { embargo: { move: 'propose', day: '2027-03-01' } }
const MINE: EntryFacts = { ...THEIRS, actor: 'reporter' }
const CONSENT: EntryFacts = {
  change: { agreedDate: '2027-03-01' },
  embargo: { move: 'accept', day: '2027-03-01' },
}

/** A case with these entries, and what is sealed in it. */
async function negotiate(...entries: EntryFacts[]) {
  const sealed: unknown[] = []
  const sealEntry: Session['sealEntry'] = (_, { id, change, embargo }) => {
    sealed.push({ change, embargo })
    return Promise.resolve(makeNewEntry(id))
  }
  const view = await caseWith({ thread: makeThread(...entries) }, { session: { sealEntry } })
  return { view, sealed }
}

test('a proposal of the vendor\u2019s is accepted as an event of the same day', async () => {
  const { view, sealed } = await negotiate(THEIRS)
  expect(view.find('.agreement').textContent).to.include('proposes March 1, 2027')

  await view.press('Accept')

  expect(sealed).to.deep.equal([
    { change: { agreedDate: '2027-03-01' }, embargo: { move: 'accept', day: '2027-03-01' } },
  ])
})

test('a proposal of the vendor\u2019s is declined, or answered with another, by a message', async () => {
  const { view, sealed } = await negotiate(THEIRS)

  await view.press('Decline')
  await view.press('Propose another date')
  await view.typeInto('#day', '2099-04-01')
  await view.press('Send the proposal')

  expect(sealed).to.deep.equal([
    { change: undefined, embargo: { move: 'decline' } },
    { change: undefined, embargo: { move: 'propose', day: '2099-04-01' } },
  ])
})

test('nobody accepts their own proposal', async () => {
  const { view } = await negotiate(MINE)

  expect(view.find('.agreement').textContent).to.include('has not answered yet')
  expect(view.find('.agreement').textContent).not.to.include('Accept')
})

test('a date counts once both signed it, and holds while another one is proposed', async () => {
  const { view } = await negotiate(MINE, CONSENT)
  expect(view.find('.agreement').textContent).to.include('You both agreed on March 1, 2027')

  const revised = await negotiate(MINE, CONSENT, {
    embargo: { move: 'propose', day: '2027-05-01' },
  })
  const { textContent } = revised.view.find('.agreement')
  expect(textContent).to.include('proposes May 1, 2027').and.include('March 1, 2027 holds')
})

test('G-14 a date that follows from no proposal of the reporter\u2019s is named, not agreed', async () => {
  const { view } = await negotiate(CONSENT)

  expect(view.root.querySelector('.agreement .good')).to.equal(null)
  expect(view.text).to.include('Named March 1, 2027 as the agreed day')
  expect(view.text).to.include('so it does not count')
})

test('G-14 an acceptance of another day than was proposed is named, not agreed', async () => {
  const { view } = await negotiate(MINE, {
    change: { agreedDate: '2027-02-01' },
    embargo: { move: 'accept', day: '2027-02-01' },
  })

  expect(view.find('.agreement').textContent).to.include('has not answered yet')
  expect(view.text).to.include('so it does not count')
})

test('G-14 a date that only the service states is not agreed', async () => {
  const view = await caseWith({ standing: { agreedDate: '2027-03-01' } })

  expect(view.find('.agreement').textContent).to.include('You agreed to no such date.')
})

test('nothing is left to agree on once the issue is exploited', async () => {
  const { view } = await negotiate(MINE, CONSENT, { change: { exploited: true } })

  expect(view.find('.agreement').textContent).to.include('no date to agree on any more')
  expect(view.root.querySelector('.agreement button')).to.equal(null)
})

test('a day that is over cannot be proposed', async () => {
  const { view, sealed } = await negotiate()
  await view.press('Propose a date')
  expect(view.focus).to.equal('day')

  await view.typeInto('#day', '2020-01-01')
  await view.press('Send the proposal')

  expect(sealed).to.deep.equal([])
  expect(view.find('#day-fault').textContent).to.include('still to come')
})

test('all dates to come are saved as one calendar file', async () => {
  const thread = makeThread(MINE, CONSENT)
  const standing = {
    promises: [makeClock(), makeClock({ promise: 'disclose' }), makeClock({ state: 'met' })],
  }
  const view = await caseWith({ thread, standing })
  const saved = savedFile()

  await view.press('Save the dates')

  const { name, text } = await saved
  expect(name).to.equal('AC-7F3K-92QD.ics')
  const days = text.split('\r\n').filter((line) => line.startsWith('DTSTART'))
  expect(days).to.deep.equal(['DTSTART;VALUE=DATE:20261125', 'DTSTART;VALUE=DATE:20270301'])
  expect(text).to.include('SUMMARY:Acme: AC-7F3K-92QD: Triage')
})

/** The next file that is handed to the browser's downloads. */
function savedFile(): Promise<{ name: string; text: string }> {
  return new Promise((resolve) => {
    const { createObjectURL } = URL
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = createObjectURL
      const { click } = HTMLAnchorElement.prototype
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click
        if (blob instanceof Blob) {
          void blob.text().then((text) => resolve({ name: this.download, text }))
        }
      }
      return 'blob:pretended'
    }
  })
}
