import { expect, test } from '../testing/browser-test.ts'
import { CANARY, isOn, KEEP, leaveDraft, typeWithDraft, until } from '../testing/draft-forms.ts'
import { mountForm } from '../testing/mount-form.ts'
import { changeRecords, databaseNames, recordsOf, storedText } from '../testing/stored-words.ts'
import { walkTo } from '../testing/walk.ts'
import { DRAFTS } from './draft-store.ts'

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

test('turning the switch off deletes the draft', async () => {
  const form = await typeWithDraft()

  await form.press(KEEP)
  await until(async () => !(await databaseNames()).includes(DRAFTS))

  expect(isOn(form)).to.equal(false)
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

function keyOf(record: unknown): CryptoKey {
  const key: unknown = Reflect.get(Object(record), 'key')
  if (!(key instanceof CryptoKey)) throw new Error('There is no key.')
  return key
}
