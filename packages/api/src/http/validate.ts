import { zValidator } from '@hono/zod-validator'
import type { MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import { JsonError, LIMITS, parseJson } from '@sealpost/protocol'
import { type FieldError, ProblemError } from '../problem-error.ts'
import { readText } from './body-limit.ts'
import type { AppEnv } from './env.ts'

type Issue = z.core.$ZodIssue

/** Checks path parameters or the query; `c.req.valid` gives them typed. Refuses with a problem. */
export function validate<Target extends 'param' | 'query', Schema extends z.ZodMiniType>(
  target: Target,
  schema: Schema,
) {
  return zValidator(target, schema, (result) => {
    if (!result.success) throw invalidRequest(result.error.issues)
  })
}

type JsonInput<Schema extends z.ZodMiniType> = {
  in: { json: z.input<Schema> }
  out: { json: z.output<Schema> }
}

/** Checks a JSON body: type, size and structure before it is parsed, then its shape. */
export function validateJson<Schema extends z.ZodMiniType>(
  schema: Schema,
): MiddlewareHandler<AppEnv, string, JsonInput<Schema>> {
  return async (c, next) => {
    requireJsonType(c.req.raw.headers)
    const body = parseBody(await readText(c.req.raw, LIMITS.maxRequestBytes))
    const result = schema.safeParse(body)
    if (!result.success) throw invalidRequest(result.error.issues)
    c.req.addValidatedData('json', toObject(result.data))
    await next()
  }
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i

function requireJsonType(headers: Headers): void {
  const isJson = JSON_TYPE.test(headers.get('content-type') ?? '')
  // Nothing here inflates a body, so no limit can be slipped past compressed.
  if (!isJson || headers.has('content-encoding')) throw new ProblemError('unsupported_media_type')
}

function parseBody(text: string): unknown {
  try {
    return parseJson(text)
  } catch (cause) {
    if (cause instanceof JsonError) throw new ProblemError('malformed_json', { cause })
    throw cause
  }
}

/** Every body schema of the operations table is an object's. */
function toObject(data: unknown): object {
  return data as object
}

function invalidRequest(issues: readonly Issue[]): ProblemError {
  return new ProblemError('invalid_request', { errors: issues.slice(0, 20).flatMap(fieldErrors) })
}

function fieldErrors(issue: Issue): FieldError[] {
  return [{ path: ['', ...issue.path.map(String)].join('/'), message: wording(issue) }]
}

/** Says what a field must be, never what it was: no key or value of the request is repeated. */
function wording(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`
    case 'unrecognized_keys':
      return 'has a key that is not known'
    case 'too_big':
      return `must be at most ${issue.maximum}`
    case 'too_small':
      return `must be at least ${issue.minimum}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'invalid_format':
      return 'does not have the expected form'
    default:
      return issue.message
  }
}
