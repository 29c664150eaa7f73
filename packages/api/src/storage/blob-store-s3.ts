import { AwsClient } from 'aws4fetch'
import { sha256 } from '@sealpost/protocol'
import type { BlobRange, BlobStore } from './blob-store.ts'

/** A bucket of any service that speaks S3, addressed by path. */
export type S3Bucket = {
  /** Such as `https://s3.eu-central-1.amazonaws.com`; no trailing slash. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const MAX_RETRIES = 4
const FIRST_RETRY_MS = 100
const TIMEOUT_MS = 60_000
const DELETES_AT_ONCE = 8

/**
 * Opens a bucket as a blob store. Uses nothing but `fetch` and WebCrypto. What fails with 429 or a
 * 5xx is tried again: putting, getting and deleting whole objects may all be repeated.
 */
export function openS3({ endpoint, bucket, ...credentials }: S3Bucket): BlobStore {
  const client = new AwsClient({
    ...credentials,
    service: 's3',
    retries: MAX_RETRIES,
    initRetryMs: FIRST_RETRY_MS,
  })
  const ask = (key: string, init: RequestInit) =>
    client.fetch(`${endpoint}/${bucket}/${key}`, {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })

  return {
    async put(key, bytes) {
      // Signed, so that the bucket refuses bytes that changed on the way.
      const headers = { 'X-Amz-Content-Sha256': await sha256(bytes) }
      await finish(await ask(key, { method: 'PUT', body: bytes, headers }))
    },
    async get(key, range) {
      const headers = range && { Range: `bytes=${range.first}-${range.last}` }
      const answer = await ask(key, { method: 'GET', ...(headers && { headers }) })
      if (answer.status === 404) await finish(answer, 404)
      if (answer.status === 404) return null
      if (!isWhatWasAsked(answer, range) || !answer.body) throw await refusal(answer)
      return answer.body
    },
    async delete(keys) {
      for (let at = 0; at < keys.length; at += DELETES_AT_ONCE) {
        const some = keys.slice(at, at + DELETES_AT_ONCE)
        await Promise.all(
          some.map(async (key) => finish(await ask(key, { method: 'DELETE' }), 404)),
        )
      }
    },
  }
}

function isWhatWasAsked({ status, headers }: Response, range?: BlobRange): boolean {
  if (!range) return status === 200
  const given = headers.get('content-range') ?? ''
  return status === 206 && given.startsWith(`bytes ${range.first}-${range.last}/`)
}

/** Reads an answer to its end, which frees its connection. */
async function finish(answer: Response, alsoFine?: 404): Promise<void> {
  if (!answer.ok && answer.status !== alsoFine) throw await refusal(answer)
  await answer.body?.cancel()
}

async function refusal(answer: Response): Promise<Error> {
  await answer.body?.cancel()
  return new Error(`The bucket answered with ${answer.status}`)
}
