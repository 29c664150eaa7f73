import {
  decodeBase64,
  eventContextFaults,
  type HistoryEntry,
  type SealedEvent,
  sha256,
  type ThreadPosition,
} from '@sealpost/protocol'
import { type Certificate, openItem } from '@sealpost/protocol/envelope'
import type { CaseEntry, Opener, Standing } from './sealing.ts'
import { UnverifiableError, unverifiableReason } from './unverifiable.ts'

/** What changes are judged by. */
export type Judge = {
  standing: Standing
  /** Null once the report was deleted: nothing can be opened any more. */
  opener: Opener | null
  /** The vendor's certificates that may sign. */
  signers: readonly Certificate[]
}

/** Says of each change who vouches for it, following each direction's chain of hashes. */
export async function openHistory(
  history: readonly HistoryEntry[],
  judge: Judge,
): Promise<CaseEntry[]> {
  const next: Record<HistoryEntry['actor'], ThreadPosition> = {
    vendor: { sequence: 0, previousHash: null },
    // The report itself is the first of the reporter's.
    reporter: { sequence: 1, previousHash: judge.standing.ciphertextHash },
  }
  const entries: CaseEntry[] = []
  for (const entry of history) {
    entries.push(await openEntry(entry, next[entry.actor], judge))
    if (entry.event) next[entry.actor] = await positionAfter(entry.event)
  }
  return entries
}

async function openEntry(
  entry: HistoryEntry,
  position: ThreadPosition,
  judge: Judge,
): Promise<CaseEntry> {
  const { changeId, at, actor, change } = entry
  if (!entry.event) return { changeId, at, actor, change, mark: 'stated' }
  const sealed = decodeBase64(entry.event.sealed)
  try {
    const verified = await verifyEvent(sealed, { entry, position, judge })
    return { changeId, at, actor, change, mark: 'signed', ...verified }
  } catch (error) {
    const reason = unverifiableReason(error)
    return { changeId, at, actor, change, mark: 'unverifiable', reason, sealed }
  }
}

type Found = { entry: HistoryEntry; position: ThreadPosition; judge: Judge }

async function verifyEvent(sealed: Uint8Array<ArrayBuffer>, { entry, position, judge }: Found) {
  const { standing, opener } = judge
  if (!opener) throw new UnverifiableError('not_for_this_key')
  const own = opener.key.certificate
  const verifyWith = entry.actor === 'vendor' ? judge.signers : [own]

  const { item, signature } = await openItem(sealed, { key: opener.key, verifyWith })
  if (item.kind !== 'event') throw new UnverifiableError('kind')
  if (signature.state !== 'valid') throw new UnverifiableError(signature.state)
  const [fault] = eventContextFaults(item, {
    vendor: standing.vendor,
    reportId: standing.reportId,
    channel: standing.channel,
    position,
    change: entry.change,
    changeId: entry.changeId,
    recipient: own.fingerprint,
    signer: signature.signer,
    signers: verifyWith.map(({ fingerprint }) => fingerprint),
    direction: entry.actor,
  })
  if (fault) throw new UnverifiableError(fault)
  return { signer: item.from, note: item.body.note ?? null }
}

/** Follows what was sent, not what was expected: one missing event puts one entry in doubt, not all. */
async function positionAfter({ sequence, sealed }: SealedEvent): Promise<ThreadPosition> {
  return { sequence: sequence + 1, previousHash: await sha256(decodeBase64(sealed)) }
}
