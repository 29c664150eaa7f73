import type { Hono, NotFoundHandler } from 'hono'
import { ProblemError } from '../problem-error.ts'
import type { AppEnv } from './env.ts'

/** The methods that an app's routes give a path; none if no route has it. Ask after all routes are in. */
export function allowedMethods(app: Hono<AppEnv>, path: string): string[] {
  const matching = app.routes.filter(
    (route) => isEndpoint(route.method) && matches(route.path, path),
  )
  return [...new Set(matching.map((route) => route.method))]
}

/** Refuses what no route answers: an unknown address, or a known one with another method. */
export const refuseUnmatched =
  (app: Hono<AppEnv>): NotFoundHandler<AppEnv> =>
  (c) => {
    const methods = allowedMethods(app, c.req.path).join(', ')
    if (methods === '') throw new ProblemError('unknown_route')
    c.header('Allow', methods)
    throw new ProblemError('method_not_allowed', { detail: `Allowed: ${methods}.` })
  }

function isEndpoint(method: string): boolean {
  return method !== 'ALL' && method !== 'OPTIONS'
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  )
}
