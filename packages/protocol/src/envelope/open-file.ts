import { decrypt, readMessage } from '#openpgp'
import { CodedError } from '../coded-error.ts'
import type { SecretKey } from './certificate.ts'
import { whenever } from './key-times.ts'
import { privateKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/** Why a sealed file was not opened. */
export type FileErrorCode = 'not_for_this_key' | 'damaged'

/** Thrown while a file is read; what came before must not be used. */
export class FileError extends CodedError<FileErrorCode> {
  override readonly name = 'FileError'
}

/**
 * Opens a sealed file piece by piece, in flat memory.
 *
 * Pieces come before it is known whether the whole is undamaged: keep them apart until the stream has
 * ended without an error.
 *
 * @throws {@link FileError} `not_for_this_key`; from the stream, `damaged` if the file was cut off or changed.
 */
export async function openFile(
  sealed: ReadableStream<Uint8Array<ArrayBuffer>>,
  key: SecretKey,
): Promise<ReadableStream<Uint8Array>> {
  try {
    const { data } = await decrypt({
      message: await readMessage({ binaryMessage: sealed, config: STREAMING }),
      decryptionKeys: privateKeyOf(key),
      date: whenever(),
      format: 'binary',
      config: STREAMING,
    })
    return data
  } catch (cause) {
    throw new FileError('damaged', 'cut', { cause })
  }
}

/** The checksum of a file stands at its end, and a file may be larger than memory. */
const STREAMING = { ...SETTINGS, allowUnauthenticatedStream: true }
