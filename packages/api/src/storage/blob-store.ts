/** Where the bytes of sealed files lie. Keys come from {@link createBlobKey}, never from a client. */
export type BlobStore = {
  /** Stores bytes under a key; durable once it resolves. What was there before is replaced whole. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** The bytes as a stream, or a range of them; null if there are none. */
  get(key: string, range?: BlobRange): Promise<ReadableStream<Uint8Array> | null>
  /** Removes what lies under the keys. Keys that have nothing are no fault. */
  delete(keys: readonly string[]): Promise<void>
}

/** Positions of the first and the last byte, both included, within what is stored. */
export type BlobRange = { first: number; last: number }

/** A key that was never used: what is written twice is written to two places. */
export function createBlobKey(): string {
  return crypto.randomUUID()
}
