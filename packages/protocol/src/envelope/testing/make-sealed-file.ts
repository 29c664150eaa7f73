import { randomBytes } from 'node:crypto'
import { sealFile } from '../../sealed-file/index.ts'
import { now } from '../../testing/make-item.ts'
import type { Certificate } from '../certificate.ts'
import { createFileKey } from '../file-key.ts'

/** Bytes that no compression makes shorter. */
export function makeContent(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(size))
}

/** Pieces of a content, as a browser reads a file: of no size that fits anything else. */
export async function* piecesOfSize(
  content: Uint8Array<ArrayBuffer>,
  bytes = 1_000_003,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < content.length; at += bytes) {
    yield await Promise.resolve(content.subarray(at, at + bytes))
  }
}

/** A sealed file, its parts put together. */
export async function makeSealedFile(
  content: Uint8Array<ArrayBuffer>,
  recipients: readonly Certificate[],
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await createFileKey(recipients, now)
  const parts = sealFile({ ...key, pieces: piecesOfSize(content), size: content.length })
  const whole: Uint8Array[] = []
  for await (const part of parts) whole.push(part)
  return new Uint8Array(Buffer.concat(whole))
}
