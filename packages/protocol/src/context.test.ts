import { describe, expect, test } from 'vitest'
import {
  AttachmentId,
  ChannelId,
  type ContextFault,
  type EntryContext,
  EntryId,
  entryContextFaults,
  entryIdOf,
  Fingerprint,
  isForeign,
  LIMITS,
  type ReportContext,
  ReportId,
  reportContextFaults,
  Sha256,
  type StoredFile,
  VendorSlug,
} from './index.ts'
import {
  attachedFile,
  makeEventItem,
  makeMessageItem,
  makeReportItem,
} from './testing/make-item.ts'

const [alice, bob, eve] = ['aa', 'bb', 'ee'].map((octet) => Fingerprint.parse(octet.repeat(20)))
if (!alice || !bob || !eve) throw new Error('Three people are needed.')

const report = makeReportItem({ from: alice, to: [bob, alice], certificate: '' })
const event = makeEventItem({ from: bob, to: [bob, alice] })
const message = makeMessageItem({ from: alice, to: [bob, alice] })
const otherHash = Sha256.parse('ef'.repeat(32))
const otherReport = ReportId.parse('7e57ab1e-0000-4000-8000-000000000001')
const otherEntry = EntryId.parse('7e57ab1e-0000-4000-8000-000000000002')

/** The file of two parts as the service knows it. */
const stored: StoredFile = { id: attachedFile.id, size: LIMITS.partBytes + 500 }
const otherFile: StoredFile = {
  id: AttachmentId.parse('7e57ab1e-0000-4000-8000-000000000003'),
  size: stored.size,
}

const reportPlace: ReportContext = {
  vendor: report.vendor,
  reportId: report.reportId,
  channel: report.channel,
  urgent: false,
  profileHash: report.profileHash,
  attachments: [],
  recipient: bob,
  signer: alice,
}

const eventPlace: EntryContext = {
  vendor: event.vendor,
  reportId: event.reportId,
  channel: event.channel,
  entry: {
    id: event.body.changeId,
    change: { severity: 'high', status: 'triaged' },
    position: { sequence: 0, previousHash: null },
    profileHash: event.profileHash,
    attachments: [],
  },
  recipient: alice,
  signer: bob,
  direction: 'vendor',
  signers: [eve, bob],
}

const messagePlace: EntryContext = {
  ...eventPlace,
  entry: {
    id: message.body.messageId,
    change: null,
    position: { sequence: 1, previousHash: message.previousHash },
    profileHash: message.profileHash,
    attachments: [stored],
  },
  recipient: bob,
  signer: alice,
  direction: 'reporter',
  signers: [alice],
}

test('a report that stands where it says has no faults', () => {
  expect(reportContextFaults(report, reportPlace)).toEqual([])
})

describe('a report is named as out of place', () => {
  test.each<[ContextFault, Partial<ReportContext>]>([
    ['vendor', { vendor: VendorSlug.parse('other') }],
    ['report_id', { reportId: otherReport }],
    ['channel', { channel: ChannelId.parse('incident') }],
    ['urgent', { urgent: true }],
    ['profile_hash', { profileHash: otherHash }],
    ['from', { signer: eve }],
    ['from', { signer: null }],
    ['to', { recipient: eve }],
    ['attachments', { attachments: [stored] }],
  ])('%s', (fault, differently) => {
    expect(reportContextFaults(report, { ...reportPlace, ...differently })).toEqual([fault])
  })

  test('when it does not open its thread', () => {
    const later = { ...report, sequence: 1, previousHash: otherHash }

    expect(reportContextFaults(later, reportPlace)).toEqual(['sequence', 'previous_hash'])
  })
})

test('G-03 an event or message that stands where it says has no faults', () => {
  expect(entryContextFaults(event, eventPlace)).toEqual([])
  expect(entryContextFaults(message, messagePlace)).toEqual([])
})

/** What is found differently, in the context or in what the service states about the entry. */
type Difference = Partial<Omit<EntryContext, 'entry'>> & { entry?: Partial<EntryContext['entry']> }

function placedDifferently(place: EntryContext, { entry, ...around }: Difference): EntryContext {
  return { ...place, ...around, entry: { ...place.entry, ...entry } }
}

const DIFFERENCES: [string, ContextFault, Difference][] = [
  ['another vendor\u2019s', 'vendor', { vendor: VendorSlug.parse('other') }],
  ['another report\u2019s', 'report_id', { reportId: otherReport }],
  ['another channel\u2019s', 'channel', { channel: ChannelId.parse('incident') }],
  ['another profile\u2019s', 'profile_hash', { entry: { profileHash: otherHash } }],
  ['under another id', 'entry_id', { entry: { id: otherEntry } }],
  ['sealed to others', 'to', { recipient: eve }],
  ['not signed', 'from', { signer: null }],
  ['signed by another who may speak', 'from', { signer: eve }],
  ['signed by a stranger', 'from', { signers: [eve] }],
  ['with a file too many', 'attachments', { entry: { attachments: [stored, otherFile] } }],
]

describe('G-03 an event is named as out of place', () => {
  test.each<[string, ContextFault, Difference]>([
    ...DIFFERENCES,
    ['replayed', 'sequence', { entry: { position: { sequence: 1, previousHash: null } } }],
    [
      'after another',
      'previous_hash',
      { entry: { position: { sequence: 0, previousHash: otherHash } } },
    ],
    ['in the other direction', 'direction', { direction: 'reporter' }],
    ['stated differently', 'change', { entry: { change: { status: 'triaged', severity: 'low' } } }],
    ['stated with less', 'change', { entry: { change: { status: 'triaged' } } }],
    ['stated as a message', 'kind', { entry: { change: null } }],
  ])('%s', (_, fault, difference) => {
    expect(entryContextFaults(event, placedDifferently(eventPlace, difference))).toEqual([fault])
  })
})

describe('G-03 a message is named as out of place', () => {
  test.each<[string, ContextFault, Difference]>([
    ...DIFFERENCES,
    [
      'replayed',
      'sequence',
      { entry: { position: { sequence: 2, previousHash: message.previousHash } } },
    ],
    [
      'after another',
      'previous_hash',
      { entry: { position: { sequence: 1, previousHash: otherHash } } },
    ],
    ['in the other direction', 'direction', { direction: 'vendor' }],
    ['stated as a change', 'kind', { entry: { change: { status: 'withdrawn' } } }],
    ['without its file', 'attachments', { entry: { attachments: [] } }],
    ['with another file', 'attachments', { entry: { attachments: [otherFile] } }],
    [
      'with its file in fewer parts',
      'attachments',
      { entry: { attachments: [{ ...stored, size: LIMITS.partBytes }] } },
    ],
  ])('%s', (_, fault, difference) => {
    expect(entryContextFaults(message, placedDifferently(messagePlace, difference))).toEqual([
      fault,
    ])
  })
})

test('what was written for another thread or side took no place in this one, a wrong place is a place', () => {
  expect(isForeign(['report_id', 'sequence'])).toBe(true)
  expect(isForeign(['direction'])).toBe(true)
  expect(isForeign(['sequence', 'previous_hash', 'change', 'attachments'])).toBe(false)
  expect(isForeign([])).toBe(false)
})

test('an entry says its own id, whichever kind it is', () => {
  expect(entryIdOf(event)).toBe(event.body.changeId)
  expect(entryIdOf(message)).toBe(message.body.messageId)
})
