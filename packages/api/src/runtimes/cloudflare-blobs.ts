import type { BlobStore } from '../storage/blob-store.ts'

/** What a worker can do with a bucket of R2 that is bound to it. */
export type R2Bucket = {
  put(key: string, bytes: Uint8Array): Promise<unknown>
  get(
    key: string,
    options?: { range: { offset: number; length: number } },
  ): Promise<{ body: ReadableStream<Uint8Array> } | null>
  delete(keys: string[]): Promise<void>
}

const MAX_KEYS_PER_CALL = 1000

/** A bound bucket as a blob store. */
export function createR2Blobs(bucket: R2Bucket): BlobStore {
  return {
    async put(key, bytes) {
      await bucket.put(key, bytes)
    },
    async get(key, range) {
      const found = range
        ? await bucket.get(key, {
            range: { offset: range.first, length: range.last - range.first + 1 },
          })
        : await bucket.get(key)
      return found?.body ?? null
    },
    async delete(keys) {
      for (let at = 0; at < keys.length; at += MAX_KEYS_PER_CALL) {
        await bucket.delete(keys.slice(at, at + MAX_KEYS_PER_CALL))
      }
    },
  }
}
