import type { AskOptions } from '../transport/ask.ts'
import type { PartPlace } from '../transport/put-part.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A file to seal, and what with. */
export type SealingJob = {
  file: Blob
  /** AES-256 key, used for this file alone. */
  sessionKey: Bytes
  /** The same key sealed for each recipient. */
  head: Bytes
}

declare const isSealed: unique symbol

/** What is known of one part of a sealed file. */
type PartFacts = {
  readonly size: number
  /** Enough of the bytes to read the frame of the file in the first part. */
  readonly beginning: Bytes
  /** SHA-256 of the bytes. */
  readonly digest: Bytes
}

/** One part of a sealed file. Only sealing makes it, and only it can be uploaded. */
export type SealedPart = PartFacts & {
  readonly [isSealed]: true
  readonly bytes: Bytes
}

/** A sealed part on its way to the service. */
export type PartInHand = PartFacts & {
  /** Puts the part to the service once, as `ask` asks. In a worker, closing the sealer ends it. */
  readonly put: (place: PartPlace, options: AskOptions) => Promise<void>
}

/** Seals files and puts their parts, in a worker or on the page's own thread. */
export type Sealer = {
  /**
   * Seals a file part by part, each when it is asked for. Throws an error whose `code` is
   * `file_changed`, `file_too_large` or `crypto_failed`.
   */
  seal(job: SealingJob): AsyncGenerator<PartInHand, void>
  /** Ends its workers, if there are any, even in the midst of a file. */
  close(): void
}

/** Starts another worker that runs this part; null where none may start. */
export type StartWorker = () => Promise<Worker | null>

/** The part that seals files and puts them. Its file is also what runs in the worker. */
export type SealerPart = {
  /** Seals on the page's own thread, in pieces between which everything else goes on. */
  sealHere: Sealer
  /** Seals in a worker that runs this part, and puts in others of its kind. */
  sealIn: (worker: Worker, startWorker: StartWorker) => Sealer
}
