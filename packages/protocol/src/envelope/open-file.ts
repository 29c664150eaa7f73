import { decrypt, type MaybeStream, type Message, readMessage, type SessionKey } from '#openpgp'
import { CodedError } from '../coded-error.ts'
import { type FileFraming, readFileFraming } from '../framing.ts'
import { decryptBeginning } from '../sealed-file/cfb.ts'
import { cut } from '../sealed-file/cut.ts'
import { fileSizeIn, literalStart, PREFIX_BYTES, seipdStart } from '../sealed-file/packets.ts'
import type { OwnKey } from './certificate.ts'
import { whenever } from './key-times.ts'
import { partIdsOf } from './parsed-keys.ts'
import { cancel, piecesOf, streamOf } from './pieces.ts'
import { openSessionKeys } from './session-keys.ts'
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
 * ended without an error. Errors of the given stream, such as a lost connection, pass unchanged.
 *
 * @throws {@link FileError} `not_for_this_key`; at once or from the stream, `damaged` if the file was cut
 * off or changed, or holds anything but one file as `sealFile` seals it. What the keeper of a key throws is
 * passed on.
 */
export async function openFile(
  sealed: ReadableStream<Uint8Array<ArrayBuffer>>,
  key: OwnKey,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const source = sealed.getReader()
  try {
    const file = await readBeginning(source)
    requireFor(file, key)
    return streamOf(checked(await decrypted(file, key), file))
  } catch (error) {
    cancel(source)
    throw error
  }
}

type Bytes = Uint8Array<ArrayBuffer>

/** A sealed file of which the beginning was read. */
type BegunFile = FileFraming & {
  beginning: Bytes
  rest: AsyncIterable<Bytes>
  /** Where the rest comes from. */
  source: ReadableStreamDefaultReader<Bytes>
  /** What went wrong with its bytes; OpenPGP.js would wrap it. */
  failures: Error[]
}

/** Larger than any frame, so that the first piece holds all of it. Larger ones only take memory. */
const PIECE_BYTES = 64 * 1024

/** The checksum of a file stands at its end, and a file may be larger than memory. */
const STREAMING = { ...SETTINGS, allowUnauthenticatedStream: true }

async function readBeginning(source: ReadableStreamDefaultReader<Bytes>): Promise<BegunFile> {
  const rest = cut(piecesOf(source), PIECE_BYTES)
  const first = await rest.next()
  const beginning = first.done ? new Uint8Array() : first.value
  return { ...framingOf(beginning), beginning, rest, source, failures: [] }
}

function framingOf(beginning: Bytes): FileFraming {
  try {
    return readFileFraming(beginning)
  } catch (cause) {
    throw damaged(cause)
  }
}

function requireFor({ keyIds }: BegunFile, key: OwnKey): void {
  const own = partIdsOf(key.certificate)
  if (!keyIds.some((keyId) => own.includes(keyId))) {
    throw new FileError('not_for_this_key', 'This file was sealed to other keys.')
  }
}

async function decrypted(file: BegunFile, key: OwnKey): Promise<ReadableStream<unknown>> {
  const failed = (cause: unknown) => {
    throw file.failures[0] ?? damaged(cause)
  }
  const binaryMessage = streamOf(wholeOf(file))
  const message = await readMessage({ binaryMessage, config: STREAMING }).catch(failed)
  const [sessionKey] = await openSessionKeys(message, key)
  return decryptContent(file, message, sessionKey).catch(failed)
}

async function decryptContent(
  file: BegunFile,
  message: Message<MaybeStream<Uint8Array | string>>,
  sessionKey: SessionKey | undefined,
): Promise<ReadableStream<unknown>> {
  if (sessionKey?.algorithm !== 'aes256') throw notOneFile()
  await requireLiteral(file, new Uint8Array(sessionKey.data))
  const opened: { data: unknown } = await decrypt({
    message,
    sessionKeys: sessionKey,
    format: 'binary',
    date: whenever(),
    config: STREAMING,
  })
  if (opened.data instanceof ReadableStream) return opened.data
  throw new TypeError('A stream gives a stream.')
}

/**
 * Looks into the beginning before OpenPGP.js does, which waits forever on some contents: what fills the
 * message must be one literal without a name, as `sealFile` writes it. The checksum covers all of it.
 */
async function requireLiteral(
  { beginning, headBytes, size }: BegunFile,
  sessionKey: Bytes,
): Promise<void> {
  const fileBytes = fileSizeIn(size, headBytes)
  if (fileBytes === undefined) throw notOneFile()
  const start = literalStart(fileBytes)
  const from = headBytes + seipdStart(fileBytes).length
  const sealed = beginning.slice(from, from + PREFIX_BYTES + start.length)

  const opened = await decryptBeginning(sessionKey, sealed)
  const found = opened.subarray(PREFIX_BYTES)
  if (found.length !== start.length || start.some((octet, at) => octet !== found[at])) {
    throw notOneFile()
  }
}

/** All of the file's bytes, as many as it says it has. */
async function* wholeOf({
  beginning,
  rest,
  size,
  failures,
}: BegunFile): AsyncGenerator<Bytes, void> {
  try {
    let left = size - beginning.length
    yield beginning
    for await (const piece of rest) {
      left -= piece.length
      if (left < 0) break
      yield piece
    }
    if (left !== 0) throw damaged(new RangeError('Not as long as it says.'))
  } catch (error) {
    failures.push(error instanceof Error ? error : damaged(error))
    throw error
  }
}

async function* checked(
  opened: ReadableStream<unknown>,
  { source, failures }: BegunFile,
): AsyncGenerator<Bytes, void> {
  try {
    yield* piecesOf(opened.getReader())
  } catch (cause) {
    throw failures[0] ?? damaged(cause)
  } finally {
    // Not by way of OpenPGP.js, which waits for what was asked for.
    cancel(source)
  }
}

function notOneFile(): RangeError {
  return new RangeError('Not one file and nothing else.')
}

function damaged(cause: unknown): FileError {
  return new FileError('damaged', 'The sealed file was cut off or changed.', { cause })
}
