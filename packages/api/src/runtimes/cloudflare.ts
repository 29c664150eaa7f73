import { drizzle } from 'drizzle-orm/d1'
import type { Hono } from 'hono'
import { sha256 } from '@sealpost/protocol'
import { createApp } from '../app.ts'
import { parseConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { sweepPromises } from '../promises/sweep-promises.ts'
import { sweepRetention } from '../reports/sweep-retention.ts'
import { migrate } from '../storage/migrate.ts'
import * as schema from '../storage/schema.ts'
import { createCloudflareAssets, type StaticFiles } from './cloudflare-assets.ts'
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
  /** Static files, with `widget/{version}/` as it was built; without them pages have no form. */
  ASSETS?: StaticFiles
  /** Which versions of the widget lie there, such as `0.1.0,0.2.0`. */
  WIDGET_VERSIONS?: string
}

type Service = { app: Hono<AppEnv>; deps: Deps }

// Kept for as long as the platform keeps this isolate; so are the rate limit's addresses.
let service: Service | undefined
let isMigrated = false

/** The service as a worker: requests, and a cron trigger, best each minute, for deadlines and for what vendors no longer keep. */
const worker = {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    const { app, deps } = useService(bindings)
    try {
      await migrateOnce(deps)
    } catch {
      return new Response(null, { status: 503, headers: { 'Retry-After': '5' } })
    }
    const clientAddress = request.headers.get('cf-connecting-ip')
    return app.fetch(request, clientAddress === null ? {} : { clientAddress })
  },

  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const { deps } = useService(bindings)
    await migrateOnce(deps)
    await sweepPromises(deps)
    await sweepRetention(deps)
  },
}

// Workers look for a default export.
export { worker as default }

function useService(bindings: Bindings): Service {
  service ??= makeService(bindings)
  return service
}

/** Not a shared promise: a worker may not wait for what another request has begun. */
async function migrateOnce({ db }: Deps): Promise<void> {
  if (!isMigrated) await migrate(db)
  isMigrated = true
}

function makeService({
  DB,
  DATABASE_URL,
  DATABASE_TOKEN,
  ASSETS,
  WIDGET_VERSIONS = '',
  ...variables
}: Bindings): Service {
  const deps: Deps = {
    db: DATABASE_URL
      ? openLibsqlHttp({ url: DATABASE_URL, ...(DATABASE_TOKEN && { authToken: DATABASE_TOKEN }) })
      : drizzle(DB, { schema }),
    clock: { nowMs: () => Date.now() },
    config: parseConfig(variables),
    log: (entry) => {
      console.log(formatLogLine(entry))
    },
    assets: createCloudflareAssets(ASSETS, WIDGET_VERSIONS.split(',').filter(Boolean)),
    sha256,
  }
  return { app: createApp(deps), deps }
}
