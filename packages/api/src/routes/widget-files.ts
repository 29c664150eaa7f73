import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from '../http/env.ts'
import { fileResponse } from '../http/file-response.ts'
import type { Route } from '../http/route.ts'
import { isWidgetFile, readWidgetManifest } from '../pages/widget-manifest.ts'

/**
 * Hands out the widget to any page. A version never changes once it is served: embeds name its
 * hashes for years.
 */
export const widgetFileRoutes: Route<AppEnv> = ({ assets }) =>
  new Hono<AppEnv>()
    .use('/widget/*', openToAnyPage)
    .get('/widget/manifest.json', async (c) => c.json(await readWidgetManifest(assets)))
    .get('/widget/:version/:file', async (c) => {
      const { version, file } = c.req.param()
      const bytes = isWidgetFile(version, file)
        ? await assets.read(`widget/${version}/${file}`)
        : null
      if (bytes) c.header('Cache-Control', 'public, max-age=31536000, immutable')
      return fileResponse(c, file, bytes)
    })

const openToAnyPage: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  await next()
}
