import { AttachedFile, AttachmentId, LIMITS, StoredFile, sha256 } from '@sealpost/protocol'
import { type Certificate, createFileKey } from '@sealpost/protocol/envelope'
import { sealFile } from '@sealpost/protocol/sealed-file'
import { collect } from './collect.ts'

export type SealedTestFile = {
  /** What its sender signs. */
  file: AttachedFile
  /** What the service knows. */
  stored: StoredFile
  parts: Uint8Array<ArrayBuffer>[]
}

export type FileOptions = {
  name?: string
  type?: string
  recipients?: readonly Certificate[]
  /** Changes the sealed byte there before its sender signs the hashes. */
  breakAt?: number
}

/** Seals a file as a reporter's browser does. */
export async function makeFile(
  bytes: Uint8Array<ArrayBuffer>,
  { name = 'screen.png', type = 'image/png', recipients = [], breakAt }: FileOptions,
): Promise<SealedTestFile> {
  const id = AttachmentId.parse(crypto.randomUUID())
  const key = await createFileKey(recipients, new Date())
  const parts = await collect(sealFile({ ...key, pieces: piecesOf(bytes), size: bytes.length }))
  if (breakAt !== undefined) parts[0]?.set([(parts[0][breakAt] ?? 0) ^ 1], breakAt)
  const hashes = await Promise.all(parts.map((part) => sha256(part)))
  return {
    file: AttachedFile.parse({ id, name, type, size: bytes.length, parts: hashes }),
    stored: StoredFile.parse({ id, size: parts.reduce((sum, part) => sum + part.length, 0) }),
    parts,
  }
}

/** Bytes that differ from place to place. */
export function makeBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff)
}

async function* piecesOf(bytes: Uint8Array<ArrayBuffer>) {
  for (let at = 0; at < bytes.length; at += LIMITS.partBytes) {
    yield await Promise.resolve(bytes.slice(at, at + LIMITS.partBytes))
  }
}
