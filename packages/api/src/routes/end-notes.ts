import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/env.ts'
import { vendorOf } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { stopNotes } from '../mail/stop-notes.ts'
import { endNotesPage, notesEndedPage } from '../pages/hosted-page.ts'

/**
 * `/v/{vendor}/notes/{token}`: where a reporter ends notes, by a button, or by what a mail program
 * posts for one click (RFC 8058). Every token is answered alike, so that none can be found by asking.
 */
export const endNotesRoutes: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>()
    .get('/v/:vendor/notes/:token', (c) => {
      c.header('Content-Security-Policy', pagePolicy(deps))
      return c.html(endNotesPage(languageOf(c)))
    })
    .post('/v/:vendor/notes/:token', async (c) => {
      const vendor = vendorOf(c)
      const token = c.req.param('token')
      const reportId = vendor && (await deps.mail?.optOut.reportOf(vendor, token))
      if (vendor && reportId) await stopNotes(deps, { vendor, reportId })
      c.header('Content-Security-Policy', pagePolicy(deps))
      return c.html(notesEndedPage(languageOf(c)))
    })

function languageOf(c: Context): string {
  return c.req.query('language') ?? c.req.header('accept-language') ?? ''
}

/** Runs nothing, and sends its one form to where it came from. */
function pagePolicy({ config }: Deps): string {
  return [
    "default-src 'none'",
    `style-src ${config.serviceUrl}/pages/`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
