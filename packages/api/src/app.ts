import { Hono } from 'hono'
import type { Deps } from './deps.ts'
import { refuseUnmatched } from './http/allowed-methods.ts'
import type { AppEnv } from './http/env.ts'
import { preflight } from './http/preflight.ts'
import { problemResponse } from './http/problem-response.ts'
import { rateLimit } from './http/rate-limit.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { wakeOutbox } from './http/wake-outbox.ts'
import { endNotesRoutes } from './routes/end-notes.ts'
import { healthRoutes } from './routes/health.ts'
import { hostedPageRoutes } from './routes/hosted-pages.ts'
import { operationRoutes } from './routes/index.ts'
import { problemPageRoutes } from './routes/problem-pages.ts'
import { referenceRoutes } from './routes/reference.ts'
import { securityTxtRoutes } from './routes/security-txt.ts'
import { widgetFileRoutes } from './routes/widget-files.ts'

/** Builds the service. A runtime serves its `fetch`, handing in the peer as `clientAddress`. */
export function createApp(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(problemResponse(deps))
  app.notFound(refuseUnmatched(app))
  app.use(requestLog(deps), securityHeaders(deps))
  const limit = rateLimit(deps)
  app.use('/v1/*', limit, wakeOutbox(deps))
  app.use('/v/*', limit)
  app.route('/', preflight(deps, app))
  app.route('/', operationRoutes(deps))
  app.route('/', hostedPageRoutes(deps))
  app.route('/', endNotesRoutes(deps))
  app.route('/', securityTxtRoutes(deps))
  app.route('/', widgetFileRoutes(deps))
  app.route('/', referenceRoutes(deps))
  app.route('/', problemPageRoutes(deps))
  app.route('/', healthRoutes(deps))
  return app
}
