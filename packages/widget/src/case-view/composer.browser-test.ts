import type { OpenedCase } from '../follow-up/thread/opened-case.ts'
import type { Session } from '../session/session.ts'
import { expect, test } from '../testing/browser-test.ts'
import { caseWith } from '../testing/case-states.ts'
import { pressKeys, tabTo, typeText } from '../testing/keyboard.ts'
import { RECEIPT_TEXT } from '../testing/made-profile.ts'
import { makeCase, makeThread } from '../testing/make-case.ts'
import { makeNewEntry } from '../testing/make-new-entry.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { type MountedCase, mountCase } from '../testing/mount-case.ts'
import { type Trouble, TroubleError } from '../trouble.ts'

type Sealing = Parameters<Session['sealEntry']>[1]

/** A session that keeps what it is given to seal, and sends it as `outcomes` say, then well. */
function writing(...outcomes: (Trouble | null)[]) {
  const sealed: Sealing[] = []
  const ids: string[] = []
  const session: Partial<Session> = {
    sealEntry: (_, contribution) => {
      sealed.push(contribution)
      return Promise.resolve(makeNewEntry(contribution.id))
    },
    sendEntry: (_, { id }) => {
      ids.push(id)
      const trouble = outcomes.shift()
      return trouble ? Promise.reject(new TroubleError(trouble)) : Promise.resolve()
    },
  }
  return { session, sealed, ids }
}

async function write(view: MountedCase, text: string): Promise<void> {
  await view.typeInto('#message', text)
  await view.press('Send the message')
}

function messageIn(view: MountedCase): unknown {
  const control = view.find('#message')
  return control instanceof HTMLTextAreaElement ? control.value : null
}

test('a message is sealed as it was typed, sent, and cleared once it has arrived', async () => {
  const { session, sealed, ids } = writing()
  const view = await caseWith({}, { session })

  await write(view, '  It was 5.2.1.\r\nNo proxy. ')

  expect(sealed).to.have.length(1)
  expect(sealed[0]).to.include({ text: 'It was 5.2.1.\nNo proxy.' })
  expect(sealed[0]?.readable).to.include('It was 5.2.1.')
  expect(ids).to.have.length(1)
  expect(messageIn(view)).to.equal('')
  expect(view.focus).to.equal('message')
  expect(view.find('[role=status].only-read').textContent).to.include('Sent.')
})

test('what was added is shown once the case was fetched again', async () => {
  const thread = makeThread({ actor: 'reporter', text: 'It was 5.2.1.' })
  const answers = [makeCase(), makeCase({ thread })]
  const view = await mountCase({
    receipt: RECEIPT_TEXT,
    openCase: () => Promise.resolve(answers.shift() ?? makeCase()),
  })

  await write(view, 'It was 5.2.1.')

  expect(view.find('blockquote').textContent).to.equal('It was 5.2.1.')
})

test('a message that did not arrive stays, and trying again sends the same bytes', async () => {
  const { session, sealed, ids } = writing('unreachable')
  const view = await caseWith({}, { session })

  await write(view, 'It was 5.2.1.')
  expect(messageIn(view)).to.equal('It was 5.2.1.')
  expect(view.find('.composer [role=alert]').textContent).to.include('cannot be reached')

  await view.press('Try again')
  expect(sealed).to.have.length(1)
  expect(new Set(ids).size).to.equal(1)
  expect(messageIn(view)).to.equal('')
})

test('a message that was changed after a failure is another message', async () => {
  const { session, sealed, ids } = writing('timed_out')
  const view = await caseWith({}, { session })

  await write(view, 'It was 5.2.1.')
  await view.typeInto('#message', 'It was 5.2.2.')
  await view.press('Try again')

  expect(sealed.map(({ text }) => text)).to.deep.equal(['It was 5.2.1.', 'It was 5.2.2.'])
  expect(new Set(ids).size).to.equal(2)
})

test('what another tab added in between is shown, and the message is sealed anew behind it', async () => {
  const { session, sealed, ids } = writing('sequence_conflict')
  const thread = makeThread({ actor: 'reporter', text: 'From the other tab.' })
  const positions: number[] = []
  const view = await mountCase({
    receipt: RECEIPT_TEXT,
    openCase: inTurn(
      makeCase(),
      makeCase({ thread, position: { sequence: 2, previousHash: null } }),
    ),
    session: {
      ...session,
      sealEntry: (opened, contribution) => {
        positions.push(opened.position.sequence)
        sealed.push(contribution)
        return Promise.resolve(makeNewEntry(contribution.id))
      },
    },
  })

  await write(view, 'From this tab.')

  expect(positions).to.deep.equal([1, 2])
  expect(new Set(ids).size).to.equal(1)
  expect(view.text).to.include('From the other tab.')
  expect(messageIn(view)).to.equal('')
})

test('G-05 a message whose answer was lost is recognised in the thread, not sent twice', async () => {
  const ids: string[] = []
  let opened: OpenedCase = makeCase()
  const view = await mountCase({
    receipt: RECEIPT_TEXT,
    openCase: () => Promise.resolve(opened),
    session: {
      sendEntry: (_, { id }) => {
        ids.push(id)
        const [entry] = makeThread({ actor: 'reporter', text: 'Once.' })
        if (entry) opened = makeCase({ thread: [{ ...entry, id: toEntryId(id) }] })
        return Promise.reject(new TroubleError('timed_out'))
      },
    },
  })
  await write(view, 'Once.')

  await view.press('Look for changes')

  expect(ids).to.have.length(1)
  expect(messageIn(view)).to.equal('')
  expect(view.root.querySelector('.composer [role=alert]')).to.equal(null)
})

test('a case that was closed in between takes nothing more, and keeps what was typed', async () => {
  const { session } = writing('case_closed')
  const view = await caseWith({}, { session })

  await write(view, 'One more thing.')

  expect(view.find('.composer [role=alert]').textContent).to.include('The case is closed')
  expect(messageIn(view)).to.equal('One more thing.')
})

test('an empty message is not sent, and says so beside the field', async () => {
  const { session, sealed } = writing()
  const view = await caseWith({}, { session })

  await write(view, ' \n ')

  expect(sealed).to.deep.equal([])
  expect(view.find('#message-fault').textContent).to.include('Write something first.')
  expect(view.focus).to.equal('message')
})

test('a message beyond the limit is counted near it, and not sent over it', async () => {
  const { session, sealed } = writing()
  const view = await caseWith({}, { session })

  await view.typeInto('#message', 'x'.repeat(99_000))
  expect(view.find('#message-fault').textContent).to.include('1,000 characters left')

  await write(view, 'x'.repeat(100_001))
  expect(sealed).to.deep.equal([])
  expect(view.find('#message-fault').textContent).to.include('by 1 characters')
})

test('a message is written and sent without a mouse, with Ctrl and Enter', async () => {
  const { session, sealed } = writing()
  const view = await caseWith({}, { session })

  await tabTo(view, 'message')
  await typeText(view, 'One line')
  await pressKeys(view, 'Enter')
  expect(sealed).to.deep.equal([])
  await typeText(view, 'and another')
  // Not every driver can hold a key.
  const chord = { key: 'Enter', ctrlKey: true, bubbles: true }
  view.find('#message').dispatchEvent(new KeyboardEvent('keydown', chord))
  await view.settled()

  expect(sealed.map(({ text }) => text)).to.deep.equal(['One line\nand another'])
})

test('what is being written survives looking for changes, and another language', async () => {
  const view = await caseWith({})
  await view.typeInto('#message', 'Not ready yet')

  await view.press('Look for changes')
  view.element.language = 'de'
  while (!view.text.includes('Gespräch')) await view.settled()

  expect(messageIn(view)).to.equal('Not ready yet')
})

test('files come with a message, sealed and stored before it', async () => {
  const order: string[] = []
  const { session, sealed } = writing()
  const view = await caseWith(
    {},
    {
      session: {
        ...session,
        uploadFiles: (files) => {
          order.push(...files.map(({ name }) => name))
          return Promise.resolve({ attached: [], stored: [] })
        },
        sendEntry: () => Promise.resolve(void order.push('sent')),
      },
    },
  )
  await view.press('Add files')
  while (!view.root.querySelector('#message-files')) await view.settled()

  const input = view.find('#message-files')
  if (!(input instanceof HTMLInputElement)) throw new Error('There is a picker.')
  const choice = new DataTransfer()
  choice.items.add(new File(['HAR'], 'session.har', { type: 'application/json' }))
  input.files = choice.files
  input.dispatchEvent(new Event('change'))
  while (!view.root.querySelector('.files li')) await view.settled()
  await view.press('Send the message')

  expect(order).to.deep.equal(['session.har', 'sent'])
  expect(sealed[0]?.readable).to.include('session.har')
  expect(view.root.querySelector('.files li')).to.equal(null)
})

test('where the channel asks for no evidence, a message has no place for files', async () => {
  const view = await caseWith({}, { policy: makePolicy() })

  expect(view.root.querySelector('#message')).not.to.equal(null)
  expect(view.text).not.to.include('Add files')
})

test('a profile that has expired keeps nobody from reading, only from writing', async () => {
  const view = await caseWith({
    writer: { trouble: 'profile_expired' },
    thread: makeThread({ text: 'Still here.' }),
  })

  expect(view.text).to.include('Still here.')
  expect(view.text).to.include('You cannot write to \u2068Acme\u2069 now')
  expect(view.text).to.include('The signed form has expired.')
  expect(view.root.querySelector('#message')).to.equal(null)
})

test('a withdrawn case takes no messages', async () => {
  const view = await caseWith({ standing: { status: 'withdrawn' } })

  expect(view.root.querySelector('#message')).to.equal(null)
})

test('a report is withdrawn only after a second thought, with a reason if one is given', async () => {
  const { session, sealed } = writing()
  const view = await caseWith({}, { session })

  await view.press('Withdraw the report')
  expect(view.text).to.include('nothing can be added to it')
  expect(view.focus).to.equal('withdrawal')
  await view.typeInto('#reason', 'My mistake.')
  await view.press('Withdraw it')

  expect(sealed[0]).to.deep.include({ change: { status: 'withdrawn' }, text: 'My mistake.' })
})

function inTurn(...cases: OpenedCase[]): Session['openCase'] {
  return () => {
    const next = cases.length > 1 ? cases.shift() : cases[0]
    return next ? Promise.resolve(next) : Promise.reject(new Error('There is no case.'))
  }
}

/** An id that the element made is one. */
function toEntryId(id: string): Sealing['id'] {
  return id as Sealing['id']
}
