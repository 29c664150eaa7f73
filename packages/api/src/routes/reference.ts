import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '../http/env.ts'
import { fileResponse } from '../http/file-response.ts'
import type { Route } from '../http/route.ts'
import { createDocument } from '../openapi/create-document.ts'

const VIEWER_FILES: ReadonlySet<string> = new Set(['swagger-ui.css', 'swagger-ui-bundle.js'])

// The viewer draws its icons from data URLs. It gets nothing from and sends nothing to anyone else.
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const START_VIEWER = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
})
`

/** `/openapi.json`, and `/docs`, which shows it with Swagger UI from this very server. */
export const referenceRoutes: Route<AppEnv> = ({ assets, config }) =>
  new Hono<AppEnv>()
    .get('/openapi.json', (c) => {
      c.header('Access-Control-Allow-Origin', '*')
      return c.json(createDocument(config))
    })
    .get('/docs', (c) => {
      c.header('Content-Security-Policy', PAGE_POLICY)
      return c.html(html`<!doctype html>
        <html lang="en">
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Sealpost API reference</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/docs/swagger-ui.css" />
          <main id="reference"></main>
          <script src="/docs/swagger-ui-bundle.js"></script>
          <script src="/docs/start.js"></script>
        </html>`)
    })
    .get('/docs/start.js', (c) => c.body(START_VIEWER, 200, { 'Content-Type': 'text/javascript' }))
    .get('/docs/:file', async (c) => {
      const { file } = c.req.param()
      const bytes = VIEWER_FILES.has(file) ? await assets.read(`docs/${file}`) : null
      if (bytes) c.header('Cache-Control', 'public, max-age=3600')
      return fileResponse(c, file, bytes)
    })
