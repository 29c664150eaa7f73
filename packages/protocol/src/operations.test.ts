import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  fillPath,
  isProblemCode,
  OPERATIONS,
  type Operation,
  PATHS,
  PROBLEMS,
  SCOPES,
} from './index.ts'

const operations: [string, Operation][] = Object.entries(OPERATIONS)

test('no two operations share method and path', () => {
  const addresses = operations.map(([, { method, path }]) => `${method} ${path}`)

  expect(new Set(addresses).size).toBe(addresses.length)
  expect(Object.keys(OPERATIONS)).toEqual(Object.keys(PATHS))
})

describe.each(operations)('%s', (id, operation) => {
  test('its params are exactly the names in its path', () => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const params = operation.params

    expect(params instanceof z.ZodMiniObject ? Object.keys(params.shape) : []).toEqual(names)
  })

  test('a vendor\u2019s needs a scope, and nobody else\u2019s has one', () => {
    expect(operation.scope !== undefined && SCOPES.includes(operation.scope)).toBe(
      operation.caller === 'vendor',
    )
  })

  test('its request refuses keys that it does not know', () => {
    for (const schema of schemasOf(operation)) {
      const issues = schema.safeParse({ unheardOf: true }).error?.issues ?? []
      expect(
        issues.map((issue) => issue.code),
        id,
      ).toContain('unrecognized_keys')
    }
  })
})

/** Every shape that a request's path, query and JSON can have. */
function schemasOf({ params, query, body }: Operation): z.ZodMiniType[] {
  return [params, query, body]
    .filter((schema) => schema !== undefined)
    .filter((schema) => schema !== 'bytes')
    .flatMap((schema) =>
      schema instanceof z.ZodMiniDiscriminatedUnion ? schema.def.options.map(asMini) : [schema],
    )
}

/** Options of a union are made by zod/mini like the union itself; its type names only their core. */
function asMini(schema: unknown): z.ZodMiniType {
  return schema as z.ZodMiniType
}

test('a path is filled with encoded values', () => {
  expect(fillPath(PATHS.getReport, { reportId: '../é' })).toBe('/v1/reports/..%2F%C3%A9')
})

test('problems have client or server statuses and say what to do', () => {
  for (const { status, title, remedy } of Object.values(PROBLEMS)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(`${title}|${remedy}`).toMatch(/^.{10,}\|.{10,}$/)
  }
  expect(isProblemCode('internal')).toBe(true)
  expect(isProblemCode('toString')).toBe(false)
})
