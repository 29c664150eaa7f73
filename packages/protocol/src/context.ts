import type { ChangeId, ChannelId, Fingerprint, ReportId, Sha256, VendorSlug } from './ids.ts'
import type { SealedEventItem, SealedReportItem } from './sealed-item.ts'
import { isSameChange, type ThreadPosition, type VisibleChange } from './thread.ts'

/** What a sealed item says differently from the place where it was found. */
export type ContextFault =
  | 'kind'
  | 'vendor'
  | 'report_id'
  | 'channel'
  | 'urgent'
  | 'profile_hash'
  | 'direction'
  | 'sequence'
  | 'previous_hash'
  | 'from'
  | 'to'
  | 'change'
  | 'change_id'
  | 'ciphertext_hash'

/** Where a report was found and who it was found to come from. */
export type ReportContext = {
  vendor: VendorSlug
  reportId: ReportId
  channel: ChannelId
  urgent: boolean
  profileHash: Sha256
  /** Primary fingerprint of whoever opens it. */
  recipient: Fingerprint
  /** Primary fingerprint that the signature proved; null without a valid one. */
  signer: Fingerprint | null
}

/** Where an event was found and who it was found to come from. */
export type EventContext = {
  vendor: VendorSlug
  reportId: ReportId
  channel: ChannelId
  /** Left out where events of several profiles are read. */
  profileHash?: Sha256
  position: ThreadPosition
  /** The change as the service states it. */
  change: VisibleChange
  changeId: ChangeId
  recipient: Fingerprint
  signer: Fingerprint | null
  /** Primary fingerprints that may speak in this direction. */
  signers: readonly Fingerprint[]
  /** Whose event it should be; the vendor's unless named. */
  direction?: 'vendor' | 'reporter'
}

/**
 * Compares an opened report with the place where it was found; empty if all fits.
 *
 * A signature proves who wrote an item, not that it belongs here: a service could show a vendor a
 * report made for another.
 */
export function reportContextFaults(
  item: SealedReportItem,
  expected: ReportContext,
): ContextFault[] {
  return faultsOf({
    vendor: item.vendor === expected.vendor,
    report_id: item.reportId === expected.reportId,
    channel: item.channel === expected.channel,
    urgent: item.urgent === expected.urgent,
    profile_hash: item.profileHash === expected.profileHash,
    // The report opens its reporter's direction of the thread.
    sequence: item.sequence === 0,
    previous_hash: item.previousHash === null,
    from: item.from === expected.signer,
    to: item.to.includes(expected.recipient),
  })
}

/**
 * Compares an opened event with the place where it was found; empty if all fits.
 *
 * Catches events that were replayed, reordered, taken from another report, or differ from what the
 * service states beside them.
 */
export function eventContextFaults(item: SealedEventItem, expected: EventContext): ContextFault[] {
  return faultsOf({
    vendor: item.vendor === expected.vendor,
    report_id: item.reportId === expected.reportId,
    channel: item.channel === expected.channel,
    profile_hash: !expected.profileHash || item.profileHash === expected.profileHash,
    direction: item.direction === (expected.direction ?? 'vendor'),
    sequence: item.sequence === expected.position.sequence,
    previous_hash: item.previousHash === expected.position.previousHash,
    from: item.from === expected.signer && expected.signers.includes(item.from),
    to: item.to.includes(expected.recipient),
    change: isSameChange(item.body.change, expected.change),
    change_id: item.body.changeId === expected.changeId,
  })
}

function faultsOf(fits: Partial<Record<ContextFault, boolean>>): ContextFault[] {
  return faultNames(fits).filter((fault) => !fits[fault])
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function faultNames<Fault extends string>(fits: Partial<Record<Fault, boolean>>): Fault[] {
  return Object.keys(fits) as Fault[]
}
