import { Sha256 } from '@sealpost/protocol'
import type { SealpostReport } from '../report-form/report-form.ts'
import { afterEachTest, expect, test } from '../testing/browser-test.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { makeSession } from '../testing/make-session.ts'
import { type FormOptions, mountForm } from '../testing/mount-form.ts'
import type { Mounted } from '../testing/mounted.ts'
import { changeRecords, databaseNames, recordsOf, storedText } from '../testing/stored-words.ts'
import { walkTo } from '../testing/walk.ts'
import { DRAFTS } from './draft-store.ts'

const KEEP = 'Keep a draft on this device'
const CANARY = 'canary-7f3k-language-of-the-report'

type Form = Mounted<SealpostReport>

afterEachTest(async () => {
  document.body.replaceChildren()
  await until(async () => (await navigator.locks.query()).held?.length === 0)
  indexedDB.deleteDatabase(DRAFTS)
  await until(async () => !(await databaseNames()).includes(DRAFTS))
})

test('what was typed is there again after the form was away, when its reporter wants it', async () => {
  await leaveDraft()

  const form = await mountForm()
  expect(form.text).to.match(/A draft from today, \d\d?:\d\d.* was found\./)
  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')

  expect(form.find('#field-summary')).to.have.property('value', CANARY)
  expect(isOn(form)).to.equal(true)
  expect(form.text).not.to.contain('was found')
})

test('G-16 no draft is kept unless its reporter says so', async () => {
  const form = await mountForm()
  await walkTo(form, 'finding')
  await form.fill('summary', CANARY)
  document.body.replaceChildren()

  const again = await mountForm()

  expect(isOn(form)).to.equal(false)
  expect(await databaseNames()).not.to.contain(DRAFTS)
  expect(again.text).not.to.contain('was found')
})

test('G-16 a kept draft leaves no typed word anywhere that storage can be read', async () => {
  await leaveDraft()

  const stored = await storedText()

  expect(await recordsOf(DRAFTS)).to.have.length(1)
  expect(stored).to.contain('acme').and.to.contain('ciphertext')
  expect(stored).not.to.contain(CANARY)
  expect(stored).not.to.contain('login.acme.example')
})

test('the search for typed words finds them where a careless draft would leave them', async () => {
  await leaveDraft()
  const bytes = new Uint8Array(Uint16Array.from(CANARY, (one) => one.charCodeAt(0)).buffer)
  await changeRecords(DRAFTS, (record) => {
    record['ciphertext'] = bytes
  })
  expect(await storedText()).to.contain(CANARY)

  await changeRecords(DRAFTS, (record) => {
    record['ciphertext'] = new TextEncoder().encode(JSON.stringify({ summary: CANARY })).buffer
  })
  expect(await storedText()).to.contain(CANARY)
})

test('G-16 the key of a draft can be used, and never be read', async () => {
  await leaveDraft()
  const [record] = await recordsOf(DRAFTS)
  const key = keyOf(record)

  const reading = crypto.subtle.exportKey('raw', key).then(
    () => 'read',
    (error: unknown) => error instanceof DOMException && error.name,
  )

  expect(key.extractable).to.equal(false)
  expect(await reading).to.equal('InvalidAccessError')
})

test('nothing is left in storage once the report has arrived', async () => {
  const form = await typeWithDraft()
  await form.fill('description', 'More')
  await form.press('Continue')
  await form.fill('impact', 'Much')
  await form.press('Continue')
  await form.press('Continue')
  await form.press('Continue')
  await form.press('I wrote it down')
  await form.press('Send the report')
  await until(async () => !(await databaseNames()).includes(DRAFTS))

  expect(form.heading).to.contain('arrived')
  expect((await storedText()).trim()).to.equal('')
})

test('a page warns before typed words are lost, and only then', async () => {
  const leaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const form = await typeWithDraft()

  await until(() => !leaving())
  await form.type('description', 'more')
  expect(leaving()).to.equal(true)
  await until(() => !leaving())
  await form.press(KEEP)
  expect(leaving()).to.equal(true)
})

test('turning the switch off deletes the draft', async () => {
  const form = await typeWithDraft()

  await form.press(KEEP)
  await until(async () => !(await databaseNames()).includes(DRAFTS))

  expect(isOn(form)).to.equal(false)
})

test('a found draft that is discarded is gone', async () => {
  await leaveDraft()
  const form = await mountForm()

  await form.press('Discard it')
  await until(() => !form.text.includes('was found'))

  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('two forms keep a draft each, and neither takes or deletes the other\u2019s', async () => {
  const first = await typeWithDraft('first words')
  const second = await typeWithDraft('second words')
  expect(second.text).not.to.contain('was found')
  await until(async () => (await recordsOf(DRAFTS)).length === 2)

  await second.press(KEEP)
  await until(async () => (await recordsOf(DRAFTS)).length === 1)
  document.body.replaceChildren()
  const form = await mountForm()
  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')

  expect(first.element.isConnected).to.equal(false)
  expect(form.find('#field-summary')).to.have.property('value', 'first words')
})

test('a draft that is open in one form cannot be continued in another', async () => {
  await leaveDraft()
  const [first, second] = [await mountForm(), await mountForm()]
  await first.press('Continue the draft')
  await untilShown(first, '#field-summary')

  await second.press('Continue the draft')
  await until(() => second.text.includes('open in another tab'))

  expect(isOn(second)).to.equal(false)
})

test('a browser that keeps nothing is named, and the form goes on', async () => {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = () => {
    throw new DOMException('Storage is blocked', 'SecurityError')
  }
  const form = await mountForm()
  await form.press(KEEP)
  await until(() => form.text.includes('lets the page keep nothing'))
  IDBFactory.prototype.open = open

  expect(isOn(form)).to.equal(false)
  expect(form.find('.switch')).to.have.property('disabled', true)
  await walkTo(form, 'finding')
})

const UNUSABLE: Readonly<Record<string, (record: Record<string, unknown>) => void>> = {
  'was damaged': (record) => {
    const { ciphertext } = record
    const bytes = new Uint8Array(ciphertext instanceof ArrayBuffer ? ciphertext : [])
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  },
  'belongs to another channel': (record) => {
    record['channel'] = 'incident'
  },
  'is older than a day': (record) => {
    record['savedAtMs'] = Date.now() - 86_400_001
  },
}

for (const [what, change] of Object.entries(UNUSABLE)) {
  test(`a draft that ${what} is deleted without a word`, async () => {
    await leaveDraft()
    await changeRecords(DRAFTS, change)

    const form = await mountForm()

    expect(form.text).not.to.contain('was found')
    expect(await databaseNames()).not.to.contain(DRAFTS)
  })
}

test('a draft of another vendor is not offered, nor lost', async () => {
  await leaveDraft()
  await changeRecords(DRAFTS, (record) => {
    record['vendor'] = 'other'
  })

  const form = await mountForm()

  expect(form.text).not.to.contain('was found')
  expect(await recordsOf(DRAFTS)).to.have.length(1)
})

test('what was typed since the form was opened stays when a draft is continued', async () => {
  await leaveDraft()
  const form = await mountForm()
  const forward = async () => {
    form.find('button[type=submit]').click()
    await form.settled()
  }
  await form.press('Vulnerability')
  await forward()
  await form.tickAll()
  await forward()
  await form.fill('target', 'https://newer.acme.example')

  await form.press('Continue the draft')
  await untilShown(form, '#field-summary')
  await form.press('Back')

  expect(form.find('#field-target')).to.have.property('value', 'https://newer.acme.example')
})

test('a draft of a form that has changed leaves out what is no longer asked', async () => {
  await leaveDraft()
  const { channels, ...policy } = makePolicy()
  const [first] = channels
  const fields = { summary: { need: 'required' }, impact: { need: 'required' } } as const
  const changed = makePolicy({ ...policy, channels: [{ ...first, fields }] })
  const { profile } = makeSession(changed)
  const hash = Sha256.parse('cd'.repeat(32))
  const form = await mountForm({ policy: changed, session: { profile: { ...profile, hash } } })

  await form.press('Continue the draft')
  await until(() => form.text.includes('The form has changed since'))

  expect(form.heading).to.equal('Before you report')
  await form.tickAll()
  await form.press('Continue')
  expect(form.find('#field-summary')).to.have.property('value', CANARY)
  expect(form.text).not.to.contain('Target')
})

test('a kept address for mail counts from when the service has said that it sends some', async () => {
  const policy = makePolicy({ reporterMail: 'offer' })
  const form = await typeWithDraft(CANARY, { policy })
  await form.fill('description', 'Nobody checks')
  await form.press('Continue')
  await form.fill('impact', 'All of it')
  await form.press('Continue')
  await form.fill('notes', 'ada@mail.example')
  await form.press('Continue')
  await leave(form)
  let say: (sendsMail: boolean) => void = () => expect.fail('Nobody asked')
  const sendsMail = () => new Promise<boolean>((resolve) => (say = resolve))

  const again = await mountForm({ policy, session: { sendsMail } })
  await again.press('Continue the draft')
  await untilShown(again, '.seen')
  expect(again.text).not.to.contain('ada@mail.example')
  say(true)

  await until(() => again.find('.seen').textContent.includes('ada@mail.example'))
  await again.press('Continue')
  expect(again.text).to.contain('the service mails')
})

/** Types into a form that keeps a draft, and waits until it is saved. */
async function typeWithDraft(words = CANARY, options: FormOptions = {}): Promise<Form> {
  const form = await mountForm(options)
  await form.press(KEEP)
  await until(() => isOn(form) && !form.find('.switch').hasAttribute('disabled'))
  await walkTo(form, 'finding')
  const before = await stamps()
  await form.fill('summary', words)
  await until(async () => (await stamps()) > before)
  return form
}

/** Leaves a draft behind, as a tab does that ends. */
async function leaveDraft(): Promise<void> {
  await leave(await typeWithDraft())
}

async function leave(form: Form): Promise<void> {
  form.element.remove()
  await until(async () => (await navigator.locks.query()).held?.length === 0)
}

/** Grows whenever a draft is saved. */
async function stamps(): Promise<number> {
  const records = await recordsOf(DRAFTS)
  const times = records.map((record) => Number(Reflect.get(Object(record), 'savedAtMs')))
  return times.reduce((sum, time) => sum + time, 0)
}

function isOn(form: Form): boolean {
  return form.find('.switch').getAttribute('aria-checked') === 'true'
}

function keyOf(record: unknown): CryptoKey {
  const key: unknown = Reflect.get(Object(record), 'key')
  if (!(key instanceof CryptoKey)) throw new Error('There is no key.')
  return key
}

async function untilShown(form: Form, selector: string): Promise<void> {
  await until(() => form.root.querySelector(selector) !== null)
  await form.settled()
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
