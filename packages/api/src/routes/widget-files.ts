import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { encodeBase64 } from '@sealpost/protocol'
import type { Assets } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { fileResponse } from '../http/file-response.ts'
import type { Route } from '../http/route.ts'

/** The built versions of the widget, newest first, each file with its hash (Subresource Integrity). */
export type WidgetManifest = {
  versions: {
    version: string
    files: Record<string, { path: string; integrity: string; bytes: number }>
  }[]
}

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9a-z]+)?$/
const FILE = /^[\w-]+(?:\.[\w-]+)*$/

/**
 * Hands out the widget to any page. A version never changes once it is served: embeds name its
 * hashes for years.
 */
export const widgetFileRoutes: Route<AppEnv> = ({ assets }) => {
  const describe = createDescriber(assets)
  return new Hono<AppEnv>()
    .use('/widget/*', openToAnyPage)
    .get('/widget/manifest.json', async (c) => {
      const names = (await assets.list('widget')).filter((name) => VERSION.test(name))
      const versions = await Promise.all(names.sort(newestFirst).map(describe))
      return c.json({ versions } satisfies WidgetManifest)
    })
    .get('/widget/:version/:file', async (c) => {
      const { version, file } = c.req.param()
      const isFile = VERSION.test(version) && FILE.test(file)
      const bytes = isFile ? await assets.read(`widget/${version}/${file}`) : null
      if (bytes) c.header('Cache-Control', 'public, max-age=31536000, immutable')
      return fileResponse(c, file, bytes)
    })
}

const openToAnyPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  await next()
}

/** Hashes each version once. */
function createDescriber(assets: Assets) {
  const described = new Map<string, Promise<WidgetManifest['versions'][number]>>()
  return (version: string) => {
    const description = described.get(version) ?? describeVersion(assets, version)
    described.set(version, description)
    description.catch(() => described.delete(version))
    return description
  }
}

async function describeVersion(assets: Assets, version: string) {
  const names = (await assets.list(`widget/${version}`)).filter((name) => FILE.test(name))
  const files = names.toSorted().map(async (name) => {
    const path = `widget/${version}/${name}`
    const bytes = (await assets.read(path)) ?? new Uint8Array()
    const integrity = await integrityOf(bytes)
    return [name, { path: `/${path}`, integrity, bytes: bytes.length }] as const
  })
  return { version, files: Object.fromEntries(await Promise.all(files)) }
}

async function integrityOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', bytes)
  return `sha384-${encodeBase64(new Uint8Array(digest))}`
}

function newestFirst(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true })
}
