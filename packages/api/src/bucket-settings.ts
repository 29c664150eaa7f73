import * as z from 'zod/mini'
import { ConfigError } from './config.ts'
import type { S3Bucket } from './storage/blob-store-s3.ts'

const text = z.string().check(z.regex(/^\S+$/, { error: 'must not contain spaces' }))

const Bucket = z.object({
  SEALPOST_S3_ENDPOINT: z
    .string()
    .check(z.regex(/^https?:\/\/[^\s/?#@]+$/, { error: 'must be an origin' })),
  SEALPOST_S3_BUCKET: z
    .string()
    .check(z.regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, { error: 'must be the name of a bucket' })),
  SEALPOST_S3_REGION: z._default(text, 'auto'),
  SEALPOST_S3_ACCESS_KEY_ID: text,
  SEALPOST_S3_SECRET_ACCESS_KEY: text,
})

/**
 * Reads where sealed files are to lie from `SEALPOST_S3_…`; null if none of these is set. Empty ones
 * count as absent.
 *
 * @throws {@link ConfigError} for the first variable that is missing or cannot be used.
 */
export function readBucket(
  environment: Readonly<Record<string, string | undefined>>,
): S3Bucket | null {
  const given = Object.entries(environment).filter(
    ([name, value]) => value && name.startsWith('SEALPOST_S3_'),
  )
  if (given.length === 0) return null
  const result = Bucket.safeParse(Object.fromEntries(given))
  if (!result.success) {
    const [issue] = result.error.issues
    const name = String(issue?.path[0])
    const isMissing = !given.some(([each]) => each === name)
    throw new ConfigError(`${name} ${isMissing ? 'must be set too' : issue?.message}`)
  }
  const { data } = result
  return {
    endpoint: data.SEALPOST_S3_ENDPOINT,
    bucket: data.SEALPOST_S3_BUCKET,
    region: data.SEALPOST_S3_REGION,
    accessKeyId: data.SEALPOST_S3_ACCESS_KEY_ID,
    secretAccessKey: data.SEALPOST_S3_SECRET_ACCESS_KEY,
  }
}
