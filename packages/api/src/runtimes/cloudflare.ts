import { drizzle } from 'drizzle-orm/d1'
import type { Hono } from 'hono'
import { sha256, type VendorSlug } from '@sealpost/protocol'
import { createApp } from '../app.ts'
import { readBucket } from '../bucket-settings.ts'
import { type Config, ConfigError, parseConfig } from '../config.ts'
import type { Clock, Deps } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { createSesMailer } from '../mail/ses-mailer.ts'
import { openMailRoom, readSesAccount } from '../mail-settings.ts'
import { createDispatcher } from '../outbox/dispatcher.ts'
import { sweepDeliveries } from '../outbox/sweep-deliveries.ts'
import { sweepPromises } from '../promises/sweep-promises.ts'
import { createProofOfWork, NO_PROOF_OF_WORK } from '../proofs/proof-of-work.ts'
import { derivePuzzleSecret, importServiceKey } from '../proofs/service-key.ts'
import { sweepRetention } from '../reports/sweep-retention.ts'
import { readServiceSeed } from '../service-seed.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { openS3 } from '../storage/blob-store-s3.ts'
import type { Database } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import * as schema from '../storage/schema.ts'
import { sweepFiles } from '../uploads/sweep-files.ts'
import { sweepExpiries } from '../vendors/sweep-expiries.ts'
import { createWebhookKeys } from '../webhooks/webhook-keys.ts'
import { createCloudflareAssets, type StaticFiles } from './cloudflare-assets.ts'
import { createR2Blobs, type R2Bucket } from './cloudflare-blobs.ts'
import { createCloudflarePost } from './cloudflare-post.ts'
import { openLibsqlHttp } from './libsql/open-http.ts'
import { formatLogLine } from './log-line.ts'

/** What `wrangler.toml` binds: variables of `Config`, and one of two databases. */
export type Bindings = {
  SEALPOST_URL: string
  SEALPOST_OPERATOR_TOKEN?: string
  SEALPOST_REQUESTS_PER_MINUTE?: string
  /** A libSQL server; goes before D1. */
  DATABASE_URL?: string
  DATABASE_TOKEN?: string
  DB?: Parameters<typeof drizzle>[0]
  /** A bucket of R2 for sealed files; without one, `SEALPOST_S3_…` names another. */
  FILES?: R2Bucket
  /** 32 random bytes in base64, as a secret: what the service's key is made of. */
  SEALPOST_SERVICE_KEY?: string
  SEALPOST_PROOF_OF_WORK?: string
  SEALPOST_WEBHOOKS_TO_LOCALHOST?: string
  /** Whom mails come from. Without it none are sent. */
  SEALPOST_MAIL_FROM?: string
  SEALPOST_SES_REGION?: string
  SEALPOST_SES_ACCESS_KEY_ID?: string
  SEALPOST_SES_SECRET_ACCESS_KEY?: string
  SEALPOST_SES_ENDPOINT?: string
  SEALPOST_S3_ENDPOINT?: string
  SEALPOST_S3_BUCKET?: string
  SEALPOST_S3_REGION?: string
  SEALPOST_S3_ACCESS_KEY_ID?: string
  SEALPOST_S3_SECRET_ACCESS_KEY?: string
  /** Static files, with `widget/{version}/` as it was built; without them pages have no form. */
  ASSETS?: StaticFiles
  /** Which versions of the widget lie there, such as `0.1.0,0.2.0`. */
  WIDGET_VERSIONS?: string
}

/** Of deliveries after one request or with one trigger: a worker may ask others only so often. */
const MAX_ATTEMPTS = 50

const CLOCK: Clock = { nowMs: () => Date.now() }

/** What the platform hands in with each request. */
type Context = { waitUntil: (work: Promise<void>) => void }

type Service = { app: Hono<AppEnv>; deps: Deps }

// Kept for as long as the platform keeps this isolate; so are the rate limit's addresses.
let service: Service | undefined
let isMigrated = false

/**
 * The service as a worker: requests, and a cron trigger, best each minute, for deadlines, for what is to be told again
 * and for what vendors no longer keep.
 */
const worker = {
  async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
    const { app, deps } = await useService(bindings)
    try {
      await migrateOnce(deps)
    } catch {
      return new Response(null, { status: 503, headers: { 'Retry-After': '5' } })
    }
    const clientAddress = request.headers.get('cf-connecting-ip')
    return app.fetch(request, {
      ...(clientAddress !== null && { clientAddress }),
      waitUntil: (work) => {
        context.waitUntil(work)
      },
    })
  },

  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const { deps } = await useService(bindings)
    await migrateOnce(deps)
    await sweepPromises(deps)
    await sweepExpiries(deps)
    await sweepRetention(deps)
    await sweepFiles(deps)
    await sweepDeliveries(deps)
    await dispatch(deps)
  },
}

/** Made anew each time: a worker may not wait for what another request has begun. */
function dispatch(deps: Deps, vendor?: VendorSlug): Promise<void> {
  return createDispatcher(deps, { maxAttempts: MAX_ATTEMPTS }).dispatch(vendor)
}

// Workers look for a default export.
export { worker as default }

/** Made twice where two requests come first at once: a worker may not wait for another request's work. */
async function useService(bindings: Bindings): Promise<Service> {
  service ??= await makeService(bindings)
  return service
}

/** Not a shared promise: a worker may not wait for what another request has begun. */
async function migrateOnce({ db }: Deps): Promise<void> {
  if (!isMigrated) await migrate(db)
  isMigrated = true
}

async function makeService(bindings: Bindings): Promise<Service> {
  const { ASSETS, WIDGET_VERSIONS = '' } = bindings
  const variables = variablesOf(bindings)
  const config = parseConfig(variables)
  const { webhooksToLocalhost: allowLocalhost } = config
  const deps: Deps = {
    db: openDatabase(bindings),
    clock: CLOCK,
    config,
    blobs: openBlobs(bindings, variables),
    ...(await makeProofs(config, variables)),
    log: (entry) => {
      console.log(formatLogLine(entry))
    },
    assets: createCloudflareAssets(ASSETS, WIDGET_VERSIONS.split(',').filter(Boolean)),
    sha256,
    postWebhook: createCloudflarePost({ allowLocalhost }),
    outbox: {
      wake: (vendor, waitUntil) => waitUntil?.(dispatch(deps, vendor)),
    },
    random: Math.random,
  }
  return { app: createApp(deps), deps }
}

type Variables = Readonly<Record<string, string>>

/** What is not bound is a variable. */
function variablesOf(bindings: Bindings): Variables {
  return Object.fromEntries(
    Object.entries(bindings).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

function openDatabase({ DB, DATABASE_URL: url, DATABASE_TOKEN: authToken }: Bindings): Database {
  return url ? openLibsqlHttp({ url, ...(authToken && { authToken }) }) : drizzle(DB, { schema })
}

function openBlobs({ FILES }: Bindings, variables: Variables): BlobStore {
  const bucket = readBucket(variables)
  if (bucket) return openS3(bucket)
  if (FILES) return createR2Blobs(FILES)
  throw new ConfigError('FILES must be bound to a bucket of R2, or SEALPOST_S3_BUCKET name another')
}

async function makeProofs({ proofOfWork }: Config, variables: Variables) {
  const seed = readServiceSeed(variables)
  const account = readSesAccount(variables)
  const keys = {
    mail: await openMailRoom(variables, { mailer: account && createSesMailer(account), seed }),
    serviceKey: seed && (await importServiceKey(seed)),
    webhookKeys: seed && (await createWebhookKeys(seed, importServiceKey)),
  }
  if (proofOfWork === 'off') return { ...keys, proofOfWork: NO_PROOF_OF_WORK }
  if (!seed) {
    throw new ConfigError('SEALPOST_SERVICE_KEY must be set, or SEALPOST_PROOF_OF_WORK be off')
  }
  return { ...keys, proofOfWork: createProofOfWork(await derivePuzzleSecret(seed), CLOCK) }
}
