import type { EntryId } from '@sealpost/protocol'
import type { Sealed } from '@sealpost/protocol/envelope'
import type { SealedNewEntry } from '../transport/add-to-case.ts'
import { HASH } from './made-profile.ts'

/** What has the shape of a sealed entry, and says nothing. */
export function makeNewEntry(id: EntryId): SealedNewEntry {
  const sealed = pretendSealed(new Uint8Array(9000))
  const entry = { sequence: 1, previousHash: HASH, profileHash: HASH, sealed }
  return { id, entry, attachments: [] }
}

/** Has a length; nothing here opens it. */
function pretendSealed(bytes: Uint8Array<ArrayBuffer>): Sealed {
  return bytes as Sealed
}
