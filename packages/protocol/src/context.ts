import { partCountOf, type StoredFile } from './attachment.ts'
import type { ChannelId, EntryId, Fingerprint, ReportId, Sha256, VendorSlug } from './ids.ts'
import type { SealedEntryItem, SealedReportItem } from './sealed-item.ts'
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
  | 'entry_id'
  | 'attachments'
  | 'ciphertext_hash'

const FOREIGN: readonly ContextFault[] = ['vendor', 'report_id', 'direction', 'from']

/**
 * Whether faults say that an item was not written for this direction of this thread: it took no place
 * there, so what stands after it does not follow it.
 */
export function isForeign(faults: readonly ContextFault[]): boolean {
  return faults.some((fault) => FOREIGN.includes(fault))
}

/** Where a report was found and who it was found to come from. */
export type ReportContext = {
  vendor: VendorSlug
  reportId: ReportId
  channel: ChannelId
  urgent: boolean
  profileHash: Sha256
  attachments: readonly StoredFile[]
  /** Primary fingerprint of whoever opens it. */
  recipient: Fingerprint
  /** Primary fingerprint that the signature proved; null without a valid one. */
  signer: Fingerprint | null
}

/** Where an event or message was found and who it was found to come from. */
export type EntryContext = {
  vendor: VendorSlug
  reportId: ReportId
  channel: ChannelId
  /** As the service states them beside it. */
  entry: {
    id: EntryId
    /** Null for a message: it changes nothing. */
    change: VisibleChange | null
    position: ThreadPosition
    profileHash: Sha256
    attachments: readonly StoredFile[]
  }
  recipient: Fingerprint
  signer: Fingerprint | null
  direction: 'vendor' | 'reporter'
  /** Primary fingerprints that may speak in this direction. */
  signers: readonly Fingerprint[]
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
    attachments: areSameFiles(item, expected.attachments),
  })
}

/**
 * Compares an opened event or message with the place where it was found; empty if all fits.
 *
 * Catches items that were replayed, reordered, taken from another report, or differ from what the
 * service states beside them.
 */
export function entryContextFaults(item: SealedEntryItem, expected: EntryContext): ContextFault[] {
  const { entry } = expected
  return faultsOf({
    vendor: item.vendor === expected.vendor,
    report_id: item.reportId === expected.reportId,
    channel: item.channel === expected.channel,
    profile_hash: item.profileHash === entry.profileHash,
    direction: item.direction === expected.direction,
    sequence: item.sequence === entry.position.sequence,
    previous_hash: item.previousHash === entry.position.previousHash,
    from: item.from === expected.signer && expected.signers.includes(item.from),
    to: item.to.includes(expected.recipient),
    kind: item.kind === (entry.change ? 'event' : 'message'),
    change:
      item.kind === 'message' || !entry.change || isSameChange(item.body.change, entry.change),
    entry_id: entryIdOf(item) === entry.id,
    attachments: areSameFiles(item, entry.attachments),
  })
}

/** The id an item was sent with, as it says itself. */
export function entryIdOf(item: SealedEntryItem): EntryId {
  return item.kind === 'event' ? item.body.changeId : item.body.messageId
}

/** The service knows how long the sealed files are; their hashes are compared when they are opened. */
function areSameFiles(
  { attachments }: SealedEntryItem | SealedReportItem,
  stored: readonly StoredFile[],
): boolean {
  return (
    attachments.length === stored.length &&
    attachments.every(({ id, parts }) =>
      stored.some((file) => file.id === id && partCountOf(file.size) === parts.length),
    )
  )
}

function faultsOf(fits: Partial<Record<ContextFault, boolean>>): ContextFault[] {
  return faultNames(fits).filter((fault) => !fits[fault])
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function faultNames<Fault extends string>(fits: Partial<Record<Fault, boolean>>): Fault[] {
  return Object.keys(fits) as Fault[]
}
