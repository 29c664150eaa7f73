import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { vendorOf } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { hostedPage, notFoundPage, type PageName } from '../pages/hosted-page.ts'
import { PAGE_STYLE } from '../pages/style.ts'
import { readWidgetManifest } from '../pages/widget-manifest.ts'
import { findProfile } from '../vendors/get-profile.ts'

const SCRIPT = 'sealpost.js'

/** `/v/{vendor}` and below: policy, form, case and credits, for vendors without a site of their own. */
export const hostedPageRoutes: Route<AppEnv> = (deps) => {
  const show = (name: PageName) => (c: Context<AppEnv>) => respond(deps, c, name)
  return new Hono<AppEnv>()
    .get('/v/:vendor', show('overview'))
    .get('/v/:vendor/case', show('case'))
    .get('/v/:vendor/credits', show('credits'))
    .get('/pages/style.css', (c) => {
      c.header('Cache-Control', 'public, max-age=300')
      return c.body(PAGE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' })
    })
}

async function respond(deps: Deps, c: Context<AppEnv>, name: PageName): Promise<Response> {
  const { serviceUrl } = deps.config
  const vendor = vendorOf(c)
  const profile = vendor && (await findProfile(deps, vendor))
  c.header('Content-Security-Policy', pagePolicy(serviceUrl))
  if (!profile) return c.html(notFoundPage(c.req.header('accept-language') ?? ''), 404)

  c.set('vendor', vendor)
  const [newest] = (await readWidgetManifest(deps.assets)).versions
  return c.html(hostedPage(name, { profile, serviceUrl, script: newest?.files[SCRIPT] }))
}

/** Runs nothing but the widget, which talks to nobody but this service. */
function pagePolicy(serviceUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${serviceUrl}/widget/`,
    `style-src ${serviceUrl}/pages/`,
    // A worker's script is fetched by its hash and run as a blob: no worker may come from elsewhere.
    `connect-src ${serviceUrl}/v1/ ${serviceUrl}/widget/`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types sealpost sealpost-lit',
  ].join('; ')
}
