import { CodedError } from '../coded-error.ts'
import { LIMITS } from '../limits.ts'
import { BLOCK_BYTES, createCfbEncryptor } from './cfb.ts'
import { cut } from './cut.ts'
import { free } from './free.ts'
import { literalStart, seipdStart } from './packets.ts'
import { Sha1 } from './sha1.ts'

/** Why a file was not sealed. */
export type SealFileErrorCode = 'file_changed' | 'file_too_large' | 'crypto_failed'

/** Thrown in the midst of a file; what was sealed of it so far is of no use. */
export class SealFileError extends CodedError<SealFileErrorCode> {
  override readonly name = 'SealFileError'
}

/** A file to seal, and what with. */
export type SealFileInput = {
  /** The file's bytes in pieces of any size. */
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>
  /** How many bytes the pieces hold. Stands at the beginning of the message, so it must be known. */
  size: number
  /** AES-256 key, used for this file alone. */
  sessionKey: Uint8Array<ArrayBuffer>
  /** The same key sealed for each recipient, as the envelope made it. */
  head: Uint8Array<ArrayBuffer>
}

type Bytes = Uint8Array<ArrayBuffer>

/** Large enough for each call of WebCrypto to be worth it, small enough to keep memory flat. */
const PIECE_BYTES = 512 * 1024

/**
 * Seals a file as one OpenPGP message (RFC 9580 §10.3): the session-key packets, then one version 1
 * SEIPD packet around an uncompressed literal. Holds a part or two in memory, however large the file.
 *
 * @returns The message in parts of {@link LIMITS.partBytes}, the last one smaller.
 * @throws {@link SealFileError} `file_changed` if the pieces are not as many bytes as stated,
 * `file_too_large` beyond {@link LIMITS.maxFileBytes}, `crypto_failed` if a computation fails.
 */
export function sealFile(input: SealFileInput): AsyncGenerator<Bytes, void> {
  return cut(messageOf(input), LIMITS.partBytes)
}

async function* messageOf(input: SealFileInput): AsyncGenerator<Bytes, void> {
  const { size, head, sessionKey } = input
  if (size > LIMITS.maxFileBytes)
    throw new SealFileError('file_too_large', 'The file is too large.')
  yield head
  yield seipdStart(size)
  const encrypt = await attempt(() => createCfbEncryptor(sessionKey))
  for await (const piece of cut(plaintextOf(input), PIECE_BYTES)) {
    const sealed = await attempt(() => encrypt(piece))
    free(piece)
    yield sealed
    free(sealed)
  }
}

/** What is encrypted: prefix, literal and a checksum of both. */
async function* plaintextOf({ pieces, size }: SealFileInput): AsyncGenerator<Bytes, void> {
  const checksum = new Sha1()
  const checked = (bytes: Bytes) => {
    checksum.update(bytes)
    return bytes
  }
  const random = crypto.getRandomValues(new Uint8Array(BLOCK_BYTES))
  yield checked(Uint8Array.of(...random, ...random.slice(-2)))
  yield checked(literalStart(size))
  let left = size
  for await (const piece of pieces) {
    left -= piece.length
    if (left < 0) break
    yield checked(piece)
  }
  if (left !== 0) throw new SealFileError('file_changed', 'The file changed while it was read.')
  yield checked(Uint8Array.of(0xd3, 0x14))
  yield checksum.digest()
}

async function attempt<Result>(compute: () => Promise<Result>): Promise<Result> {
  try {
    return await compute()
  } catch (cause) {
    throw new SealFileError('crypto_failed', 'Sealing failed. Nothing was sent.', { cause })
  }
}
