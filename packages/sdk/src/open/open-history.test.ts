import { expect, test } from 'vitest'
import {
  EntryId,
  decodeBase64,
  type HistoryEntry,
  sha256,
  type ThreadPosition,
  type VisibleChange,
} from '@sealpost/protocol'
import { makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { sealReport } from '../testing/submit-report.ts'
import { openHistory } from './open-history.ts'
import { openReport } from './open-report.ts'
import { sealEvent } from './seal-event.ts'
import { signProfile } from './sign-profile.ts'

const profile = await verifyOwn(await signProfile(makeDraft(), VENDOR_KEY))
const key = VENDOR_KEY
const now = new Date()

const CHANGES: VisibleChange[] = [
  { status: 'acknowledged' },
  { status: 'triaged', severity: 'high' },
  { exploited: true },
]

/** A report and the whole history of its signed changes. */
async function givenHistory() {
  const { sealed } = await sealReport(profile)
  const opened = await openReport({ sealed, key, vendor: VENDOR })
  const history: HistoryEntry[] = []
  let position: ThreadPosition = { sequence: 0, previousHash: null }
  for (const change of CHANGES) {
    const changeId = EntryId.parse(crypto.randomUUID())
    const event = await sealEvent({ opened, profile, position, change, changeId, key, now })
    history.push({ changeId, at: now.toISOString(), actor: 'vendor', change, event })
    position = {
      sequence: position.sequence + 1,
      previousHash: await sha256(decodeBase64(event.sealed)),
    }
  }
  const open = (told: HistoryEntry[]) =>
    openHistory({ history: told, report: opened.report, profile, key })
  return { history, open }
}

const codesOf = (opened: Awaited<ReturnType<typeof openHistory>>) =>
  opened.map(({ vouched, findings }) => findings.map(({ code }) => code).join(' ') || vouched)

test('a whole history is vouched for, change by change', async () => {
  const { history, open } = await givenHistory()

  expect(codesOf(await open(history))).toEqual(['signed', 'signed', 'signed'])
})

test('a service that shows another change than was signed is contradicted', async () => {
  const { history, open } = await givenHistory()
  const [first, ...others] = history
  if (!first) throw new Error('The history is empty.')

  const told = await open([{ ...first, change: { status: 'declined' } }, ...others])

  expect(codesOf(told)).toEqual(['change', 'signed', 'signed'])
})

test('a service that reorders signed changes is contradicted', async () => {
  const { history, open } = await givenHistory()

  const [first, second] = codesOf(await open(history.toReversed()))

  expect(first).toContain('sequence')
  expect(second).toContain('previous_hash')
})

test('a service that drops a signed change is contradicted', async () => {
  const { history, open } = await givenHistory()

  const [only] = codesOf(await open(history.slice(1)))

  expect(only).toBe('sequence previous_hash')
})

test('a signed change from another report vouches for nothing', async () => {
  const [here, elsewhere] = [await givenHistory(), await givenHistory()]

  const [first] = codesOf(await here.open(elsewhere.history.slice(0, 1)))

  expect(first).toContain('report_id')
})

test('bytes that are no event leave the change as the service states it', async () => {
  const { history, open } = await givenHistory()
  const [first] = history
  if (!first?.event) throw new Error('The history is empty.')

  const told = await open([{ ...first, event: { ...first.event, sealed: 'AAAA' } }])

  expect(told).toMatchObject([{ vouched: 'stated', findings: [{ code: 'unreadable' }] }])
})
