import { free, SealFileError, sealFile } from '@sealpost/protocol/sealed-file'
import type { SealedPart, SealingJob } from './sealer.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Small enough that a page which has to seal on its own thread stays alive between two. */
const PIECE_BYTES = 256 * 1024

/** Read at once: each reading is a question to another process, which takes longer than the bytes. */
const READ_BYTES = 4 * 1024 * 1024

/** Session-key packets of up to 16 recipients, and the header behind them. */
const BEGINNING_BYTES = 16 * 1024

/** Seals a file part by part. */
export async function* sealParts({
  file,
  sessionKey,
  head,
}: SealingJob): AsyncGenerator<SealedPart, void> {
  const pieces = piecesOf(file)
  for await (const bytes of sealFile({ pieces, size: file.size, sessionKey, head })) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const beginning = bytes.slice(0, BEGINNING_BYTES)
    yield toSealedPart({ bytes, size: bytes.length, beginning, digest })
  }
}

async function* piecesOf(file: Blob): AsyncGenerator<Bytes> {
  const isOnPage = 'document' in globalThis
  for (let at = 0; at < file.size; at += READ_BYTES) {
    const bytes = await read(file.slice(at, at + READ_BYTES))
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      yield bytes.subarray(start, start + PIECE_BYTES)
      if (isOnPage) await nextTask()
    }
    free(bytes)
  }
}

/** A file that changed, moved or is locked since it was chosen can no longer be read. */
async function read(piece: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await piece.arrayBuffer())
  } catch (cause) {
    throw new SealFileError('file_changed', 'The file can no longer be read.', { cause })
  }
}

/** Lets everything else run that waits: timers would be slowed down to 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** What `sealFile` made is sealed, and this is the one place that says so. */
function toSealedPart(part: Omit<SealedPart, keyof SealedPart & symbol>): SealedPart {
  return part as SealedPart
}
