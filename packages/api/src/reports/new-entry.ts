import {
  type Actor,
  decodeBase64,
  type EntryId,
  type SealedEntry,
  type Sha256,
  type StoredFile,
  sha256,
  type VisibleChange,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'

/** An entry of a thread on its way into the database, from either side. */
export type NewEntry = {
  id: EntryId
  actor: Actor
  /** Null for a message. */
  change: VisibleChange | null
  /** Null for a change that nobody signed. */
  item: NewItem | null
  attachments: StoredFile[]
  /** Equal for equal requests, and for no others. */
  requestHash: Sha256
}

/** A sealed message or event, in bytes. */
export type NewItem = Omit<SealedEntry, 'sealed'> & {
  ciphertext: Uint8Array<ArrayBuffer>
  ciphertextHash: Sha256
}

/** Takes the bytes out of a sealed entry and hashes them, once for however many attempts to store it. */
export async function receiveItem(deps: Deps, { sealed, ...place }: SealedEntry): Promise<NewItem> {
  const ciphertext = decodeBase64(sealed)
  return { ...place, ciphertext, ciphertextHash: await deps.sha256(ciphertext) }
}

/** Tells an entry from every other that could come under its id. */
export async function toNewEntry<Entry extends Omit<NewEntry, 'requestHash'>>(
  entry: Entry,
): Promise<Entry & { requestHash: Sha256 }> {
  const { actor, change, item, attachments } = entry
  const place = item && [item.sequence, item.previousHash, item.profileHash, item.ciphertextHash]
  const requestHash = await sha256(JSON.stringify([actor, change, place, attachments]))
  return { ...entry, requestHash }
}
