import { AttachedFile } from '@sealpost/protocol'
import type { OpenedCase } from '../follow-up/thread/opened-case.ts'
import type { Session } from '../session/session.ts'
import { type Trouble, TroubleError } from '../trouble.ts'
import { FINGERPRINT, RECEIPT_TEXT } from './made-profile.ts'
import { type EntryFacts, makeCase, makeReport, makeThread } from './make-case.ts'
import { makeClock, makeClocks, makePromisingPolicy } from './make-clocks.ts'
import { type CaseOptions, type MountedCase, mountCase } from './mount-case.ts'
import type { Mounted } from './mounted.ts'

const AT = '2026-11-24T08:00:00.000Z'
const LATER = '2026-11-26T14:20:00.000Z'
const never = () => new Promise<never>(() => {})
const failing = (trouble: Trouble) => () => Promise.reject(new TroubleError(trouble))

/** Every state that a case can be seen in, by a name for it. */
export const CASE_STATES: Readonly<Record<string, () => Promise<Mounted>>> = {
  'a case that asks for its receipt': () => mountCase(),
  'a case that is being opened': () => entered({ openCase: never }),
  'a case with a mistyped receipt': () => entered({ openCase: failing('receipt_checksum') }),
  'a case that does not exist': () => entered({ openCase: failing('unknown_case') }),
  'a case without entries': () => caseWith({}),
  'a case with a conversation': () => caseWith(conversation()),
  'a case with unread entries': () =>
    caseWith({
      ...conversation(),
      standing: { status: 'triaged', severity: 'high', readRevision: 2 },
    }),
  'a case with many unread entries': () => caseWith(many(40)),
  'a case with doubtful entries of every kind': () => caseWith(doubtful()),
  'a case with long words': () => caseWith(longWords()),
  'a case that asks for detail': () => asked(),
  'a case whose answer was not changed': () => pressed(asked(), 'Send the answer'),
  'a declined case': () =>
    caseWith({ standing: { status: 'declined', declineReason: 'out_of_scope' } }),
  'a withdrawn case': () =>
    caseWith({
      standing: { status: 'withdrawn' },
      thread: makeThread({
        actor: 'reporter',
        change: { status: 'withdrawn' },
        text: 'My mistake.',
      }),
    }),
  'a case whose report was deleted': () =>
    caseWith({ standing: { status: 'disclosed', deletedAt: AT }, opener: null }),
  'a case with its report open': () => pressed(caseWith({ report: makeReport() }), 'Your report'),
  'a case with a report of another': () => {
    const report = { state: 'unverifiable', reason: 'unknown_signer' } as const
    return caseWith({ report: { ...report, sealed: new Uint8Array(4) } })
  },
  'a case that could not be looked at again': () => {
    const answers = [() => Promise.resolve(makeCase()), failing('unreachable')]
    const openCase = () => (answers.shift() ?? never)()
    return pressed(entered({ openCase }), 'Look for changes')
  },
  'a message that is being written': () => written(caseWith({})),
  'a message that is on its way': () => sentBy({ sendEntry: never }),
  'a message that waits for the network': () =>
    sentBy({
      sendEntry: (_, __, options) => {
        options?.onWait?.({ trouble: 'offline', attempt: 2, delayMs: 1000 })
        return never()
      },
    }),
  'a message that did not arrive': () => sentBy({ sendEntry: failing('unreachable') }),
  'a message with nothing in it': () => pressed(caseWith({}), 'Send the message'),
  'a case that cannot be written to': () => caseWith({ writer: { trouble: 'profile_expired' } }),
  'a case under another key': () => caseWith({ keys: changedKeys(null), writer: UNTRUSTED }),
  'a case under another key, taken': () => caseWith({ keys: changedKeys('continue') }),
  'a case under another key, refused': () =>
    caseWith({ keys: changedKeys('stop'), writer: UNTRUSTED }),
  'a case under a key that the old one vouches for': () =>
    caseWith({ keys: { state: 'rotated', from: FINGERPRINT, to: FINGERPRINT } }),
  'a date that the vendor proposes': () => caseWith(dates(VENDOR_PROPOSES)),
  'a date that the reporter proposes': () => caseWith(dates(OWN_PROPOSAL)),
  'a date that is being proposed': () => pressed(caseWith(dates()), 'Propose a date'),
  'a date in the past': () =>
    pressed(pressed(caseWith(dates()), 'Propose a date'), 'Send the proposal'),
  'a date that both agreed on': () => caseWith(dates(VENDOR_PROPOSES, OWN_CONSENT)),
  'another date than the agreed one': () =>
    caseWith(
      dates(VENDOR_PROPOSES, OWN_CONSENT, { embargo: { move: 'propose', day: '2027-04-01' } }),
    ),
  'a date that is over': () =>
    caseWith(dates(VENDOR_PROPOSES, OWN_CONSENT, { change: { exploited: true } })),
  'a date that only the service names': () =>
    caseWith({
      ...dates({ change: { agreedDate: '2027-03-01' }, mark: 'stated' }),
      standing: { agreedDate: '2027-03-01' },
    }),
  'a case with clocks of every kind': () => promisedCase(),
  'a case with its credit': () => promisedCase({ report: makeReport(CREDITED) }),
  'a wish for credit': () => pressed(promisedCase({ report: makeReport(CREDITED) }), 'Change this'),
  'a wish for credit without a name': () =>
    pressed(pressed(promisedCase(), 'Change this'), 'Send this wish'),
  'a wish not to be named': () => pressed(pressed(promisedCase(), 'Change this'), 'Not at all'),
  'a credit that was taken back': () => withdrawnFrom(promisedCase()),
  'a credit that could not be taken back': () =>
    withdrawnFrom(promisedCase({}, { withdrawCredit: failing('unreachable') })),
  'a case that brings mail': () => caseWith({ standing: { notified: true } }),
  'a case whose mails were stopped': () =>
    pressed(caseWith({ standing: { notified: true } }), 'Stop these mails'),
  'a case whose mails could not be stopped': () =>
    pressed(
      caseWith(
        { standing: { notified: true } },
        { session: { stopNotes: failing('unreachable') } },
      ),
      'Stop these mails',
    ),
  'a report that may be withdrawn for good': () => pressed(caseWith({}), 'Withdraw the report'),
}

const UNTRUSTED = { trouble: 'profile_other_key' } as const
const CREDITED = { credit: 'name', name: 'Wile E. Coyote' } as const
const VENDOR_PROPOSES: EntryFacts = { embargo: { move: 'propose', day: '2027-03-01' } }
const OWN_PROPOSAL: EntryFacts = { ...VENDOR_PROPOSES, actor: 'reporter' }
const OWN_CONSENT: EntryFacts = {
  actor: 'reporter',
  change: { agreedDate: '2027-03-01' },
  embargo: { move: 'accept', day: '2027-03-01' },
}

type Shown = Parameters<typeof makeCase>[0]

/** Opens a case as its reporter does. */
export function caseWith(shown: Shown, options: CaseOptions = {}): Promise<MountedCase> {
  return entered({ openCase: () => Promise.resolve(makeCase(shown)), ...options })
}

/** Opens a case with a clock in each state, under a policy that promises and credits. */
export function promisedCase(
  shown: Shown = {},
  session: Partial<Session> = {},
): Promise<MountedCase> {
  const standing = { promises: makeClocks() }
  return caseWith({ standing, ...shown }, { policy: makePromisingPolicy(), session })
}

/** Wishes not to be named, for good. */
export async function withdrawnFrom(reached: Promise<MountedCase>): Promise<MountedCase> {
  return pressed(pressed(pressed(reached, 'Change this'), 'Not at all'), 'Send this wish')
}

/** A case in which both sides wrote, with a change of each kind. */
function conversation(): Shown {
  return {
    standing: {
      status: 'triaged',
      severity: 'high',
      promises: [makeClock({ promise: 'update' }), makeClock({ promise: 'remediate' })],
    },
    report: makeReport(),
    thread: makeThread(
      { change: { status: 'acknowledged' }, text: 'Thank you. We are looking into it.' },
      { at: AT, text: 'Which version of the agent was it?\nAnd was a proxy in between?' },
      { at: AT, actor: 'reporter', text: '5.2.1, and no proxy.', files: [FILE] },
      { at: LATER, change: { status: 'triaged', severity: 'high', exploited: false } },
    ),
  }
}

const FILE = AttachedFile.parse({
  id: '7f1d7c1e-7f3d-4c8e-9a51-2f6f3f0c7a10',
  name: 'session.har',
  type: 'application/json',
  size: 48_213,
  parts: ['ab'.repeat(32)],
})

function many(count: number): Shown {
  const facts = Array.from(
    { length: count },
    (_, at): EntryFacts => ({ at: AT, text: `No. ${at}` }),
  )
  return { thread: makeThread(...facts), standing: { readRevision: 1 } }
}

function doubtful(): Shown {
  const reasons = ['damaged', 'missing', 'change', 'vendor', 'gap', 'sequence'] as const
  const facts = reasons.map((mark): EntryFacts => ({ at: AT, mark, change: { exploited: true } }))
  const own: EntryFacts = { at: AT, actor: 'reporter', mark: 'unknown_signer' }
  const stated: EntryFacts = { at: AT, change: { status: 'fixed' }, mark: 'stated' }
  const removed: EntryFacts = { at: AT, mark: 'stated' }
  return { thread: makeThread(...facts, own, stated, removed), standing: { status: 'fixed' } }
}

function longWords(): Shown {
  const long = 'x'.repeat(200)
  const rtl = 'مرحبا، شكرا على تقريرك الواضح.'
  return {
    thread: makeThread(
      { text: `${long}\n\n${'Many words. '.repeat(200)}` },
      { actor: 'reporter', text: rtl, files: [{ ...FILE, name: `${long}.pcap` }] },
    ),
  }
}

function dates(...entries: EntryFacts[]): Shown {
  return { thread: makeThread(...entries) }
}

function changedKeys(decision: 'continue' | 'stop' | null): OpenedCase['keys'] {
  const to = FINGERPRINT.replace(/^.{8}/, '0badc0de')
  return { state: 'changed', from: FINGERPRINT, to: toFingerprint(to), decision }
}

/** Forty hex digits are what the brand names. */
function toFingerprint(hex: string): typeof FINGERPRINT {
  return hex as typeof FINGERPRINT
}

/** A case in which the vendor asks for a field that was answered and for one that was not. */
export async function asked(options: CaseOptions = {}): Promise<MountedCase> {
  const missing = ['steps', 'versions', 'environment'] as const
  const change = { status: 'needs_detail', missing: [...missing] } as const
  const view = await caseWith(
    {
      standing: { status: 'needs_detail', missing: [...missing] },
      report: makeReport(),
      thread: makeThread({
        change: { ...change, missing: [...missing] },
        text: 'Please say more.',
      }),
    },
    options,
  )
  while (!view.root.querySelector('.asked form')) await view.settled()
  return view
}

async function entered(options: CaseOptions): Promise<MountedCase> {
  const view = await mountCase(options)
  await view.enter(RECEIPT_TEXT)
  return view
}

async function written(reached: Promise<MountedCase>): Promise<MountedCase> {
  const view = await reached
  await view.typeInto('#message', 'It was version 5.2.1.')
  return view
}

async function sentBy(session: Partial<Session>): Promise<MountedCase> {
  return pressed(written(caseWith({}, { session })), 'Send the message')
}

async function pressed<View extends Mounted>(reached: Promise<View>, name: string): Promise<View> {
  const mounted = await reached
  await mounted.press(name)
  return mounted
}
