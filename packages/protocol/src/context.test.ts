import { describe, expect, test } from 'vitest'
import {
  EntryId,
  ChannelId,
  type ContextFault,
  type EventContext,
  eventContextFaults,
  Fingerprint,
  type ReportContext,
  ReportId,
  reportContextFaults,
  Sha256,
  VendorSlug,
} from './index.ts'
import { makeEventItem, makeReportItem } from './testing/make-item.ts'

const [alice, bob, eve] = ['aa', 'bb', 'ee'].map((octet) => Fingerprint.parse(octet.repeat(20)))
if (!alice || !bob || !eve) throw new Error('Three people are needed.')

const report = makeReportItem({ from: alice, to: [bob, alice], certificate: '' })
const event = makeEventItem({ from: bob, to: [bob, alice] })
const otherHash = Sha256.parse('cd'.repeat(32))

const reportPlace: ReportContext = { ...report, recipient: bob, signer: alice }
const eventPlace: EventContext = {
  vendor: event.vendor,
  reportId: event.reportId,
  channel: event.channel,
  profileHash: event.profileHash,
  position: { sequence: 0, previousHash: null },
  change: { severity: 'high', status: 'triaged' },
  changeId: event.body.changeId,
  recipient: alice,
  signer: bob,
  signers: [eve, bob],
}

test('a report that stands where it says has no faults', () => {
  expect(reportContextFaults(report, reportPlace)).toEqual([])
})

describe('a report is named as out of place', () => {
  test.each<[ContextFault, Partial<ReportContext>]>([
    ['vendor', { vendor: VendorSlug.parse('other') }],
    ['report_id', { reportId: ReportId.parse(crypto.randomUUID()) }],
    ['channel', { channel: ChannelId.parse('incident') }],
    ['urgent', { urgent: true }],
    ['profile_hash', { profileHash: otherHash }],
    ['from', { signer: eve }],
    ['from', { signer: null }],
    ['to', { recipient: eve }],
  ])('%s', (fault, differently) => {
    expect(reportContextFaults(report, { ...reportPlace, ...differently })).toEqual([fault])
  })

  test('when it does not open its thread', () => {
    const later = { ...report, sequence: 1, previousHash: otherHash }

    expect(reportContextFaults(later, reportPlace)).toEqual(['sequence', 'previous_hash'])
  })
})

test('G-03 an event that stands where it says has no faults', () => {
  const { profileHash: _, ...anyProfile } = eventPlace

  expect(eventContextFaults(event, eventPlace)).toEqual([])
  expect(eventContextFaults(event, anyProfile)).toEqual([])
})

describe('G-03 an event is named as out of place', () => {
  test.each<[string, ContextFault, Partial<EventContext>]>([
    ['another vendor\u2019s', 'vendor', { vendor: VendorSlug.parse('other') }],
    ['another report\u2019s', 'report_id', { reportId: ReportId.parse(crypto.randomUUID()) }],
    ['another channel\u2019s', 'channel', { channel: ChannelId.parse('incident') }],
    ['another profile\u2019s', 'profile_hash', { profileHash: otherHash }],
    ['replayed', 'sequence', { position: { sequence: 1, previousHash: null } }],
    ['after another', 'previous_hash', { position: { sequence: 0, previousHash: otherHash } }],
    ['stated differently', 'change', { change: { status: 'triaged', severity: 'low' } }],
    ['stated with less', 'change', { change: { status: 'triaged' } }],
    ['of another change', 'change_id', { changeId: EntryId.parse(crypto.randomUUID()) }],
    ['sealed to others', 'to', { recipient: eve }],
    ['not signed', 'from', { signer: null }],
    ['signed by another of the vendor', 'from', { signer: eve }],
    ['signed by a stranger', 'from', { signers: [eve] }],
    ['in the other direction', 'direction', { direction: 'reporter' }],
  ])('%s', (_, fault, differently) => {
    expect(eventContextFaults(event, { ...eventPlace, ...differently })).toEqual([fault])
  })
})
