import { expect, test } from '../testing/browser-test.ts'
import { keptWith, untilReleased } from '../testing/draft-forms.ts'
import { changeRecords, databaseNames, recordsOf } from '../testing/stored-words.ts'
import { DRAFTS } from './draft-store.ts'
import type { FoundDraft } from './drafts.ts'
import { drafts } from './index.ts'
import type { KeptForm } from './kept-form.ts'

const PLACE = { service: 'https://service.example', vendor: 'acme' }
const ELSEWHERE = { service: 'https://elsewhere.example', vendor: 'other' }

const typed = keptWith({ summary: 'Typed' })

async function leave(kept: KeptForm = typed): Promise<void> {
  const draft = await drafts.begin(PLACE, kept)
  await draft.leave()
  await untilReleased()
}

async function find(): Promise<FoundDraft> {
  const found = await drafts.find(PLACE)
  if (!found) throw new Error('There is no draft.')
  return found
}

for (const [key, value] of Object.entries(ELSEWHERE)) {
  test(`a draft that was put among those of another ${key} does not open there`, async () => {
    await leave()
    await changeRecords(DRAFTS, (record) => {
      record[key] = value
    })

    expect(await drafts.find({ ...PLACE, [key]: value })).to.equal(null)
    expect(await databaseNames()).not.to.contain(DRAFTS)
  })
}

test('a draft from the future, as after a clock was set back, is deleted', async () => {
  await leave()
  await changeRecords(DRAFTS, (record) => {
    record['savedAtMs'] = Date.now() + 86_500_000
  })

  expect(await drafts.find(PLACE)).to.equal(null)
  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('a draft in which nothing was typed is not offered, and deleted', async () => {
  await leave(keptWith({}))

  expect(await drafts.find(PLACE)).to.equal(null)
  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('what is being saved when a draft is discarded does not outlive it', async () => {
  const draft = await drafts.begin(PLACE, typed)

  await Promise.all([draft.save(typed), draft.discard()])

  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('a draft that was discarded takes nothing more', async () => {
  const draft = await drafts.begin(PLACE, typed)
  await draft.discard()

  const saving = draft.save(typed).then(
    () => 'saved',
    () => 'refused',
  )

  expect(await saving).to.equal('refused')
  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('a found draft that another tab has discarded since is not brought back', async () => {
  await leave()
  const [first, second] = [await find(), await find()]
  const taken = await first.take()
  await taken?.draft.discard()
  await untilReleased()

  expect(await second.take()).to.equal(null)
  expect(await databaseNames()).not.to.contain(DRAFTS)
})

test('a found draft that another tab has changed since is continued as that left it', async () => {
  await leave()
  const [first, second] = [await find(), await find()]
  const taken = await first.take()
  await taken?.draft.save(keptWith({ summary: 'Newer' }))
  await taken?.draft.leave()
  await untilReleased()

  const again = await second.take()

  expect(again?.kept.answers).to.deep.equal({ summary: 'Newer' })
  await again?.draft.leave()
})

test('a found draft that another tab works on since cannot be discarded', async () => {
  await leave()
  const [first, second] = [await find(), await find()]
  const taken = await first.take()

  await second.discard()

  expect(await recordsOf(DRAFTS)).to.have.length(1)
  await taken?.draft.leave()
})
