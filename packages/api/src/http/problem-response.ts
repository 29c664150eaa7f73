import type { Context } from 'hono'
import { PROBLEMS, type Problem } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import type { AppEnv } from './env.ts'
import { exposeToPage } from './expose-to-page.ts'

/** Answers any error as a problem document (RFC 9457). An unforeseen one says nothing about itself. */
export const problemResponse =
  (deps: Deps) =>
  (error: Error, c: Context<AppEnv>): Response => {
    const problem = findProblem(error) ?? new ProblemError('internal')
    if (problem.code === 'internal') c.set('fault', causeNames(error))
    c.set('problem', problem.code)

    const { status, title } = PROBLEMS[problem.code]
    const body: Problem = {
      type: `${deps.config.serviceUrl}/problems/${problem.code}`,
      code: problem.code,
      title,
      status,
      detail: problem.detail,
      requestId: c.var.requestId,
      ...(problem.errors && { errors: [...problem.errors] }),
    }
    exposeToPage(c)
    if (status === 401) c.header('WWW-Authenticate', 'Bearer')
    if (problem.retryAfter !== undefined) c.header('Retry-After', String(problem.retryAfter))
    return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
  }

/** Drizzle wraps what its driver throws. */
function findProblem(error: unknown): ProblemError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ProblemError) return at
  return undefined
}

/** Drivers put parameters into their messages, so an error is logged by the classes of its causes. */
function causeNames(error: unknown): string {
  const names: string[] = []
  for (let at = error; at instanceof Error && names.length < 5; at = at.cause) names.push(at.name)
  return names.join(' < ')
}
