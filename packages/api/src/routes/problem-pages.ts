import { Hono } from 'hono'
import { html } from 'hono/html'
import { isProblemCode, PROBLEMS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import type { Route } from '../http/route.ts'
import { ProblemError } from '../problem-error.ts'

/** `/problems/{code}`: where the `type` of a problem document leads. */
export const problemPageRoutes: Route<AppEnv> = () =>
  new Hono<AppEnv>().get('/problems/:code', (c) => {
    const { code } = c.req.param()
    if (!isProblemCode(code)) throw new ProblemError('unknown_route')
    const { status, title, remedy } = PROBLEMS[code]
    return c.html(html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <h1>${title}</h1>
        <p>${remedy}</p>
        <p>Code <code>${code}</code>, status ${status}. <a href="/docs">Reference</a></p>
      </html>`)
  })
