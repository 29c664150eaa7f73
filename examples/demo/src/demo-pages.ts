import { readFile } from 'node:fs/promises'
import { type Context, Hono } from 'hono'
import type { DemoVendor } from './demo-vendors.ts'
import type { Script } from './find-script.ts'
import { casePage, indexPage, reportPage } from './page.ts'

/** What the pages need to know once the service runs. */
export type Demo = {
  serviceUrl: string
  vendors: readonly DemoVendor[]
  script: Script
}

/** The demo's pages under `/demo`. They answer as soon as the vendors exist. */
export function demoPages(opening: Promise<Demo>): Hono {
  const pages = new Hono()
  pages.get('/', (c) => c.redirect('/demo'))
  pages.get('/demo/demo.css', async (c) => {
    const style = await readFile(new URL('demo.css', import.meta.url), 'utf8')
    return c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  pages.get('/demo', async (c) => {
    const { vendors } = await opening
    return guarded(c, 'none').html(indexPage(vendors))
  })
  pages.get('/demo/:vendor', (c) => show(c, opening, reportPage))
  pages.get('/demo/:vendor/case', (c) => show(c, opening, casePage))
  return pages
}

async function show(
  c: Context,
  opening: Promise<Demo>,
  page: typeof reportPage,
): Promise<Response> {
  const { vendors, script, serviceUrl } = await opening
  const vendor = vendors.find(({ slug }) => slug === c.req.param('vendor'))
  if (!vendor) return c.notFound()

  const nonce = crypto.randomUUID()
  return guarded(c, nonce).html(page({ vendor, script, serviceUrl, nonce }))
}

/** The content security policy that the widget's README asks pages to use. */
function guarded(c: Context, nonce: string): Context {
  c.header(
    'Content-Security-Policy',
    [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      `style-src 'self'`,
      `connect-src 'self'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
      `require-trusted-types-for 'script'`,
      `trusted-types sealpost sealpost-lit`,
    ].join('; '),
  )
  return c
}
