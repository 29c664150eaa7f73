import {
  type Case,
  type ContextFault,
  decodeBase64,
  entryContextFaults,
  isForeign,
  type SealedEntry,
  type SealedEntryItem,
  sha256,
  type ThreadEntry,
  type ThreadPosition,
} from '@sealpost/protocol'
import { type Certificate, openItem } from '@sealpost/protocol/envelope'
import { openReport } from './open-report.ts'
import type { CaseEntry, OpenedThread, Opener, ReadCase, UnverifiableReason } from './sealing.ts'
import { UnverifiableError, unverifiableReason } from './unverifiable.ts'

/** Opens report and thread, following each direction's chain of hashes. */
export async function openThread(
  { answer, opener }: ReadCase,
  signers: readonly Certificate[],
): Promise<OpenedThread> {
  const next: Record<ThreadEntry['actor'], ThreadPosition> = {
    vendor: { sequence: 0, previousHash: null },
    // The report itself is the first of the reporter's.
    reporter: { sequence: 1, previousHash: answer.ciphertextHash },
  }
  const thread: CaseEntry[] = []
  for (const entry of answer.thread) {
    const { sealed, actor } = entry
    const position = next[actor]
    const opened = await openEntry(entry, { answer, opener, signers, position })
    thread.push(opened.entry)
    // Follows what its sender signed, not what was expected: one missing entry puts one in doubt, not
    // all. A repeated one leads nowhere, nor does what the service slipped in.
    const { provenSequence: sequence } = opened
    if (sealed && sequence !== null && sequence >= position.sequence) {
      next[actor] = {
        sequence: sequence + 1,
        previousHash: await sha256(decodeBase64(sealed.sealed)),
      }
    }
  }
  return { report: await openReport(answer, opener), thread, position: next.reporter }
}

type Place = {
  answer: Case
  opener: Opener | null
  /** The vendor's certificates that may sign. */
  signers: readonly Certificate[]
  position: ThreadPosition
}

type OpenedEntry = {
  entry: CaseEntry
  /** Where its sender put it; null unless they signed it for this thread. */
  provenSequence: number | null
}

async function openEntry({ sealed, ...entry }: ThreadEntry, place: Place): Promise<OpenedEntry> {
  if (!sealed) return { entry: { ...entry, mark: 'stated' }, provenSequence: null }
  const bytes = decodeBase64(sealed.sealed)
  const doubtful = (reason: UnverifiableReason): CaseEntry => ({
    ...entry,
    mark: 'unverifiable',
    reason,
    sealed: bytes,
  })
  try {
    const { item, faults } = await verifyEntry(bytes, { ...entry, sealed }, place)
    const [fault] = faults
    const reason = fault && (isAfterGap(fault, item, place.position) ? 'gap' : fault)
    return {
      entry: reason ? doubtful(reason) : { ...entry, mark: 'signed', item },
      provenSequence: isForeign(faults) ? null : item.sequence,
    }
  } catch (error) {
    return { entry: doubtful(unverifiableReason(error)), provenSequence: null }
  }
}

type Found = ThreadEntry & { sealed: SealedEntry }

/** Opens what its sender signed, and says what does not fit its place. */
async function verifyEntry(
  bytes: Uint8Array<ArrayBuffer>,
  { id, actor, change, attachments, sealed }: Found,
  { answer, opener, signers, position }: Place,
): Promise<{ item: SealedEntryItem; faults: ContextFault[] }> {
  if (!opener) throw new UnverifiableError('not_for_this_key')
  const own = opener.key.certificate
  const verifyWith = actor === 'vendor' ? signers : [own]
  const { item, signature } = await openItem(bytes, { key: opener.key, verifyWith })
  if (item.kind === 'report') throw new UnverifiableError('kind')
  if (signature.state !== 'valid') throw new UnverifiableError(signature.state)
  const { vendor, reportId, channel } = answer
  const faults = entryContextFaults(item, {
    vendor,
    reportId,
    channel,
    entry: { id, change, position, profileHash: sealed.profileHash, attachments },
    recipient: own.fingerprint,
    signer: signature.signer,
    signers: verifyWith.map(({ fingerprint }) => fingerprint),
    direction: actor,
  })
  return { item, faults }
}

function isAfterGap(fault: ContextFault, item: SealedEntryItem, position: ThreadPosition): boolean {
  return fault === 'previous_hash' || (fault === 'sequence' && item.sequence > position.sequence)
}
