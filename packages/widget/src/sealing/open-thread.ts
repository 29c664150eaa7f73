import {
  type Case,
  type ContextFault,
  decodeBase64,
  entryContextFaults,
  type SealedEntry,
  type SealedEntryItem,
  sha256,
  type ThreadEntry,
  type ThreadPosition,
} from '@sealpost/protocol'
import { type Certificate, openItem } from '@sealpost/protocol/envelope'
import { openReport } from './open-report.ts'
import type { CaseEntry, OpenedThread, Opener, ReadCase } from './sealing.ts'
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
    thread.push(await openEntry(entry, { answer, opener, signers, position }))
    // Follows what was sent, not what was expected: one missing entry puts one in doubt, not all. A
    // repeated one leads nowhere.
    if (sealed && sealed.sequence >= position.sequence) next[actor] = await positionAfter(sealed)
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

async function openEntry({ sealed, ...entry }: ThreadEntry, place: Place): Promise<CaseEntry> {
  if (!sealed) return { ...entry, mark: 'stated' }
  const bytes = decodeBase64(sealed.sealed)
  try {
    const item = await verifyEntry(bytes, { ...entry, sealed }, place)
    return { ...entry, mark: 'signed', item }
  } catch (error) {
    const reason = unverifiableReason(error)
    return { ...entry, mark: 'unverifiable', reason, sealed: bytes }
  }
}

type Found = ThreadEntry & { sealed: SealedEntry }

async function verifyEntry(
  bytes: Uint8Array<ArrayBuffer>,
  { id, actor, change, attachments, sealed }: Found,
  { answer, opener, signers, position }: Place,
): Promise<SealedEntryItem> {
  if (!opener) throw new UnverifiableError('not_for_this_key')
  const own = opener.key.certificate
  const verifyWith = actor === 'vendor' ? signers : [own]
  const { item, signature } = await openItem(bytes, { key: opener.key, verifyWith })
  if (item.kind === 'report') throw new UnverifiableError('kind')
  if (signature.state !== 'valid') throw new UnverifiableError(signature.state)
  const { vendor, reportId, channel } = answer
  const [fault] = entryContextFaults(item, {
    vendor,
    reportId,
    channel,
    entry: { id, change, position, profileHash: sealed.profileHash, attachments },
    recipient: own.fingerprint,
    signer: signature.signer,
    signers: verifyWith.map(({ fingerprint }) => fingerprint),
    direction: actor,
  })
  if (fault) throw new UnverifiableError(isAfterGap(fault, item, position) ? 'gap' : fault)
  return item
}

function isAfterGap(fault: ContextFault, item: SealedEntryItem, position: ThreadPosition): boolean {
  return fault === 'previous_hash' || (fault === 'sequence' && item.sequence > position.sequence)
}

async function positionAfter({ sequence, sealed }: SealedEntry): Promise<ThreadPosition> {
  return { sequence: sequence + 1, previousHash: await sha256(decodeBase64(sealed)) }
}
