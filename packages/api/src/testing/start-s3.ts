import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Bucket } from '../storage/blob-store-s3.ts'

export type S3Server = { bucket: S3Bucket; close: () => Promise<void> }

type S3rver = new (
  options: object,
) => {
  run(): Promise<AddressInfo>
  close(): Promise<void>
}

/**
 * A server that speaks S3, with one bucket, on a folder of its own. It knows who may come in, and
 * leaves signatures unjudged.
 */
export async function startS3(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-s3-'))
  const server = new (loadS3rver())({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'sealpost' }],
  })
  const { port } = await server.run()
  return {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'sealpost',
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** How a service is told of the bucket. */
export function variablesOf({ bucket }: S3Server) {
  return {
    SEALPOST_S3_ENDPOINT: bucket.endpoint,
    SEALPOST_S3_BUCKET: bucket.bucket,
    SEALPOST_S3_REGION: bucket.region,
    SEALPOST_S3_ACCESS_KEY_ID: bucket.accessKeyId,
    SEALPOST_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
  }
}

/** The package comes without types; what is used of it is above. */
function loadS3rver(): S3rver {
  return createRequire(import.meta.url)('s3rver') as S3rver
}
