import type { PartInHand, Sealer } from '../sealing-worker/sealer.ts'
import { withDeadline } from '../session/with-deadline.ts'
import { deleteUpload } from '../transport/delete-upload.ts'
import { TroubleError, troubleOf } from '../trouble.ts'
import { FileUpload } from './file-upload.ts'
import { UPLOADING } from './patience.ts'
import type { UploadedFiles, UploadFile, UploadInput } from './uploads.ts'

/** Parts on their way at once. With one more that is being sealed, that is what memory holds. */
const LANES = 3

/** A part takes a fraction of a second; one that never comes must be named. */
const SEALING = { maxMs: 60_000, trouble: 'crypto_failed' } as const

/**
 * Seals files one after the other and uploads their parts while it goes on.
 *
 * A part is repeated by itself while the network or the service is away. When it throws, whole files
 * have arrived and stay; calling it again sends only the others.
 *
 * @throws an error whose `code` is a `Trouble`; `signal`'s reason if it was stopped.
 */
export async function uploadFiles(
  files: readonly UploadFile[],
  input: UploadInput,
): Promise<UploadedFiles> {
  const round = new UploadRound(files, input)
  const sealer = await input.startSealer()
  try {
    input.signal.throwIfAborted()
    await round.run(sealer)
  } finally {
    sealer.close()
    round.throwAwayUnfinished()
  }
  const arrived = files.flatMap(({ id }) => input.arrived.get(id) ?? [])
  return {
    attached: arrived.map(({ attached }) => attached),
    stored: arrived.map(({ stored }) => stored),
  }
}

type Outgoing = { upload: FileUpload; number: number; part: PartInHand }

/** One call: the files that have not arrived yet, on a few lanes. */
class UploadRound {
  readonly #uploads: readonly FileUpload[]
  readonly #input: UploadInput
  /** Ends all lanes as soon as one of them fails. */
  readonly #stopped = new AbortController()
  #waiting: 'offline' | 'unreachable' | null = null
  /** Why a file could not be read. */
  #missing: TroubleError | null = null

  constructor(files: readonly UploadFile[], input: UploadInput) {
    this.#uploads = files.map((file) => new FileUpload(file, input.arrived.get(file.id)))
    this.#input = input
    const { signal } = input
    signal.addEventListener('abort', () => this.#stop(signal.reason), {
      signal: this.#stopped.signal,
    })
  }

  async run(sealer: Sealer): Promise<void> {
    this.#tell()
    const parts = this.#parts(sealer)
    const lane = async () => {
      for await (const outgoing of parts) await this.#send(outgoing)
    }
    const lanes = Array.from({ length: LANES }, () => lane().catch(this.#stop))
    // Whoever stops an upload does not wait for what still runs.
    await Promise.race([Promise.all(lanes), untilStopped(this.#stopped.signal)])
    this.#stopped.signal.throwIfAborted()
    if (this.#missing) throw this.#missing
  }

  throwAwayUnfinished(): void {
    const { mailbox, accessToken } = this.#input
    for (const { attachmentId } of this.#uploads.filter(({ isUnfinished }) => isUnfinished)) {
      deleteUpload(mailbox, { accessToken, attachmentId }).catch(() => {})
    }
  }

  async *#parts(sealer: Sealer): AsyncGenerator<Outgoing> {
    for (const upload of this.#uploads.filter(({ isStored }) => !isStored)) {
      try {
        const parts = sealer.seal({ file: upload.file, ...(await this.#input.createFileKey()) })
        for (let number = 0; ; number++) {
          const { value: part } = await withDeadline(parts.next(), SEALING)
          if (!part) break
          upload.admit(part, number)
          yield { upload, number, part }
        }
      } catch (error) {
        const trouble = troubleOf(error)
        upload.fail(trouble)
        this.#tell()
        // One file that is gone keeps none of the others back.
        if (trouble !== 'file_changed') throw error
        this.#missing ??= new TroubleError(trouble, { cause: error })
      }
    }
  }

  async #send({ upload, number, part }: Outgoing): Promise<void> {
    const { mailbox, accessToken, patience = UPLOADING, arrived } = this.#input
    const { attachmentId } = upload
    await part.put(
      { mailbox, accessToken, attachmentId, part: number },
      {
        patience,
        signal: this.#stopped.signal,
        onWait: ({ trouble }) => {
          this.#waiting = trouble === 'offline' ? trouble : 'unreachable'
          this.#tell()
        },
      },
    )
    this.#waiting = null
    const uploaded = upload.acknowledge(part)
    if (uploaded) arrived.set(upload.id, uploaded)
    this.#tell()
  }

  readonly #stop = (error: unknown): void => {
    this.#stopped.abort(error)
    this.#tell()
  }

  #tell(): void {
    const files = this.#uploads.map((upload) => upload.progress)
    this.#input.onProgress({ files, waiting: this.#waiting })
  }
}

function untilStopped(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => signal.addEventListener('abort', resolve))
}
