import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createApp } from '../../app.ts'
import { type Config, parseConfig } from '../../config.ts'
import type { Clock, Deps } from '../../deps.ts'
import type { AppEnv } from '../../http/env.ts'
import { createProofOfWork, NO_PROOF_OF_WORK } from '../../proofs/proof-of-work.ts'
import { derivePuzzleSecret } from '../../proofs/service-key.ts'
import type { BlobStore } from '../../storage/blob-store.ts'
import { openS3 } from '../../storage/blob-store-s3.ts'
import { migrate } from '../../storage/migrate.ts'
import { createWebhookKeys } from '../../webhooks/webhook-keys.ts'
import { type OpenedDatabase, openLibsqlFile } from '../libsql/open-file.ts'
import { openBlobFolder } from './blob-folder.ts'
import { createFolderAssets } from './folder-assets.ts'
import { listen } from './http-server.ts'
import { createNodeOutbox } from './node-outbox.ts'
import { keepOperatorToken } from './operator-token.ts'
import { DATABASE_FILE, prepareDataFolder, requireWritableDatabase } from './prepare-data-folder.ts'
import { prepareMail } from './prepare-mail.ts'
import { publishWidget } from './publish-widget.ts'
import { type NodeSettings, readSettings } from './read-settings.ts'
import { createSafePost } from './safe-post.ts'
import { createServiceKey, keepServiceSeed } from './service-key.ts'
import { sha256 } from './sha256.ts'
import { sweepRegularly } from './sweep-regularly.ts'
import { createLog } from './write-log.ts'

const CLOCK: Clock = { nowMs: () => Date.now() }

export type ServerOptions = {
  /** Environment variables. Defaults to the process's own. */
  environment?: NodeJS.ProcessEnv
  /** Adds pages of your own; whatever they do not answer goes to the service. */
  mount?: (pages: Hono<AppEnv>) => void
  /** Takes the log's lines. Defaults to standard output. */
  logTo?: NodeJS.WritableStream
}

export type RunningServer = {
  /** Where this machine reaches it. */
  url: string
  config: Config
  dataFolder: string
  /** Lets requests under way finish, then closes the database. May be called twice. */
  close: () => Promise<void>
}

/**
 * Starts the service on Node: a libSQL file in the data folder unless the environment names a
 * libSQL server, files from folders, one line of JSON on standard output for each request.
 *
 * @throws {@link ConfigError} for a setting that cannot be used.
 * @throws {@link StartError} if the port, the database or the data folder is taken or cannot be used.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const environment = options.environment ?? process.env
  const settings = readSettings(environment)
  const { dataFolder } = settings
  await prepareDataFolder(dataFolder)
  if (!settings.database) await requireWritableDatabase(dataFolder)
  const configAt = await prepareConfig(environment, dataFolder)
  if (settings.widgetFolder) await publishWidget(settings.widgetFolder, join(dataFolder, 'widget'))

  const seeded = await prepareSeeded(settings, environment, configAt(0))
  const blobs = await openBlobs(settings)
  const database = await openDatabase(settings)
  const log = createLog(options.logTo ?? process.stdout)
  const outbox = createNodeOutbox()
  const depsAt = (port: number): Deps => ({
    db: database.db,
    clock: CLOCK,
    config: configAt(port),
    log: log.write,
    assets: createFolderAssets({ widget: join(dataFolder, 'widget'), docs: referenceFolder() }),
    sha256,
    blobs,
    postWebhook: createSafePost({ allowLocalhost: configAt(port).webhooksToLocalhost }),
    outbox,
    random: Math.random,
    ...seeded,
  })
  try {
    const { port, close } = await listen(settings, (actualPort) =>
      listenerOf(withPages(createApp(depsAt(actualPort)), options.mount)),
    )
    const sweep = sweepRegularly(depsAt(port), log)
    outbox.start(depsAt(port), log)
    const url = `http://localhost:${port}`
    log.write({ time: now(), event: 'listening', url })
    const stop = async () => {
      log.write({ time: now(), event: 'stopping' })
      await close()
      await outbox.stop()
      seeded.mail?.mailer.close?.()
      await sweep.stop()
      await database.close()
      log.write({ time: now(), event: 'stopped' })
      await log.flush()
    }
    let stopped: Promise<void> | undefined
    return { url, config: configAt(port), dataFolder, close: () => (stopped ??= stop()) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Finds unusable settings now; the address is known once the server listens. */
async function prepareConfig(environment: NodeJS.ProcessEnv, dataFolder: string) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const token = given['SEALPOST_OPERATOR_TOKEN'] ?? (await keepOperatorToken(dataFolder))
  const configAt = (port: number) =>
    parseConfig({
      SEALPOST_URL: `http://localhost:${port}`,
      ...given,
      SEALPOST_OPERATOR_TOKEN: token,
    })
  configAt(0)
  return configAt
}

/** All that is derived from the service's seed. */
async function prepareSeeded(
  { serviceSeed, dataFolder }: NodeSettings,
  environment: NodeJS.ProcessEnv,
  config: Config,
) {
  const seed = serviceSeed ?? (await keepServiceSeed(dataFolder))
  return {
    serviceKey: createServiceKey(seed),
    webhookKeys: await createWebhookKeys(seed, createServiceKey),
    mail: await prepareMail(environment, seed),
    proofOfWork:
      config.proofOfWork === 'off'
        ? NO_PROOF_OF_WORK
        : createProofOfWork(await derivePuzzleSecret(seed), CLOCK),
  }
}

function openBlobs({ bucket, dataFolder }: NodeSettings): BlobStore | Promise<BlobStore> {
  return bucket ? openS3(bucket) : openBlobFolder(join(dataFolder, 'blobs'))
}

async function openDatabase({ database, dataFolder }: NodeSettings): Promise<OpenedDatabase> {
  if (!database) return openLibsqlFile(join(dataFolder, DATABASE_FILE))
  // Loaded when needed: its client takes longer to load than all the rest.
  const { openLibsqlHttp } = await import('../libsql/open-http.ts')
  const db = openLibsqlHttp(database)
  await migrate(db)
  return { db, close: () => Promise.resolve() }
}

function withPages(app: Hono<AppEnv>, mount: ServerOptions['mount']): Hono<AppEnv> {
  if (!mount) return app
  const pages = new Hono<AppEnv>()
  mount(pages)
  pages.all('*', (c) => app.fetch(c.req.raw, c.env))
  return pages
}

function listenerOf(app: Hono<AppEnv>) {
  return getRequestListener((request, { incoming }) => {
    const clientAddress = incoming.socket.remoteAddress
    return app.fetch(request, clientAddress === undefined ? {} : { clientAddress })
  })
}

/** The reference page's viewer, served from the installed package. */
function referenceFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
}

function now(): string {
  return new Date().toISOString()
}
