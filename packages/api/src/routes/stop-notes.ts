import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { ReporterEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { requireReporter } from '../http/require-reporter.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { stopNotes } from '../mail/stop-notes.ts'

const { path, params } = OPERATIONS.stopNotes

export const stopNotesRoute: Route<ReporterEnv> = (deps) =>
  new Hono<ReporterEnv>().delete(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireReporter(deps),
    async (c) => {
      await stopNotes(deps, c.var)
      return c.body(null, 204)
    },
  )
