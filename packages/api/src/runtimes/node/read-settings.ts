import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { readBucket } from '../../bucket-settings.ts'
import { ConfigError } from '../../config.ts'
import { readServiceSeed } from '../../service-seed.ts'
import type { S3Bucket } from '../../storage/blob-store-s3.ts'
import type { LibsqlServer } from '../libsql/open-http.ts'

/** What an operator decides on Node besides `Config`. */
export type NodeSettings = {
  /** 0 takes a free port. */
  port: number
  /** The interface to listen on; only this machine can reach the default. */
  host: string
  /** Absolute path. Holds the database, sealed files, the widget's files and generated secrets. */
  dataFolder: string
  /** Absolute path of the built widget; null serves the files that earlier starts have kept. */
  widgetFolder: string | null
  /** A libSQL server instead of a file in the data folder. */
  database: LibsqlServer | null
  /** A bucket for sealed files instead of a folder in the data folder. */
  bucket: S3Bucket | null
  /** What the service's key is made of; null takes the one in the data folder. */
  serviceSeed: Uint8Array<ArrayBuffer> | null
}

const Environment = z.object({
  PORT: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,5}$/, { error: 'must be a port number' })),
      z.pipe(
        z.transform(Number),
        z.int().check(z.maximum(65_535, { error: 'must be a port number' })),
      ),
    ),
    8787,
  ),
  HOST: z._default(z.string().check(z.maxLength(255)), '127.0.0.1'),
  SEALPOST_DATA: z._default(z.string(), 'data'),
  SEALPOST_WIDGET: z.optional(z.string()),
  SEALPOST_DATABASE_URL: z.optional(
    z
      .string()
      .check(z.regex(/^(libsql|https?):\/\/[^\s]+$/, { error: 'must be a libsql: or https: URL' })),
  ),
  SEALPOST_DATABASE_TOKEN: z.optional(z.string()),
})

/**
 * Reads the settings of this platform from environment variables. Empty ones count as absent.
 *
 * @throws {@link ConfigError} for the first variable that cannot be used.
 */
export function readSettings(environment: NodeJS.ProcessEnv): NodeSettings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const result = Environment.safeParse(present)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`)
  }

  const { PORT, HOST, SEALPOST_DATA, SEALPOST_WIDGET } = result.data
  return {
    port: PORT,
    host: HOST,
    dataFolder: resolve(SEALPOST_DATA),
    widgetFolder: SEALPOST_WIDGET === undefined ? null : resolve(SEALPOST_WIDGET),
    database: databaseOf(result.data),
    bucket: readBucket(environment),
    serviceSeed: readServiceSeed(environment),
  }
}

function databaseOf(environment: z.infer<typeof Environment>): LibsqlServer | null {
  const { SEALPOST_DATABASE_URL: url, SEALPOST_DATABASE_TOKEN: authToken } = environment
  if (url === undefined) return null
  return authToken === undefined ? { url } : { url, authToken }
}
