import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { OPERATIONS, type Operation, PROBLEMS } from '@sealpost/protocol'
import { parseConfig } from '../config.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { operationIds } from '../testing/operation-ids.ts'
import { createDocument } from './create-document.ts'
import { operationProblems } from './operation-problems.ts'

const Content = z.record(
  z.string(),
  z.object({ schema: z.unknown(), examples: z.optional(z.record(z.string(), z.unknown())) }),
)
const Described = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: z.unknown(),
    }),
  ),
  requestBody: z.optional(z.object({ required: z.literal(true), content: Content })),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: z.optional(Content) }),
  ),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), Described)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
})

const json = createDocument(parseConfig({}))
const document = Document.parse(json)
const described = Object.values(document.paths).flatMap((path) => Object.values(path))
const describe = (id: string) => described.find(({ operationId }) => operationId === id)

test('every operation is described once, at its path and method', () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => [operationId, method, path]),
  )

  const wanted = operationIds().map((id) => [
    id,
    OPERATIONS[id].method.toLowerCase(),
    OPERATIONS[id].path,
  ])
  expect(listed.sort()).toEqual(wanted.sort())
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]

  expect(references.length).toBeGreaterThan(40)
  expect(JSON.stringify(json).match(/"\$ref":/g)).toHaveLength(references.length)
  for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty(name)
})

test.for(operationIds())('%s shows every problem it can end in, under its status', (id) => {
  const shown = Object.entries(describe(id)?.responses ?? {}).flatMap(([status, { content }]) =>
    Object.keys(content?.['application/problem+json']?.examples ?? {}).map((code) => [
      code,
      status,
    ]),
  )

  const wanted = operationProblems(OPERATIONS[id]).map((code) => [
    code,
    String(PROBLEMS[code].status),
  ])
  expect(shown.sort()).toEqual(wanted.sort())
})

test.for(operationIds())('%s says what it takes, who may call it and what comes back', (id) => {
  const operation: Operation = OPERATIONS[id]
  const shown = describe(id)

  const inPath = shown?.parameters.filter((parameter) => parameter.in === 'path')
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  expect(inPath?.map(({ name }) => name)).toEqual(names)
  expect(inPath?.every(({ required }) => required)).toBe(true)
  expect(Boolean(shown?.requestBody)).toBe(Boolean(operation.body))
  expect(shown?.security.length).toBe(operation.caller === 'anyone' ? 0 : 1)
  expect(Object.keys(shown?.responses ?? {})).toContain(String(operation.answer.status))
  for (const scheme of shown?.security.flatMap(Object.keys) ?? []) {
    expect(document.components.securitySchemes).toHaveProperty(scheme)
  }
})

test('a part of a file is bytes with their digest, and its address says where it belongs', () => {
  const { requestBody, parameters } = describe('putPart') ?? expect.fail('is not described')

  expect(Object.keys(requestBody?.content ?? {})).toEqual(['application/octet-stream'])
  expect(parameters.map(({ name, in: place, required }) => [place, name, required])).toEqual([
    ['path', 'vendor', true],
    ['path', 'attachmentId', true],
    ['path', 'part', true],
    ['header', 'Content-Digest', true],
  ])
})

test('a query with a choice shows every choice, and what each of them must name', () => {
  const inQuery = describe('getChallenge')?.parameters.filter((each) => each.in === 'query')

  expect(inQuery?.map(({ name, required }) => [name, required])).toEqual([
    ['purpose', true],
    ['id', true],
  ])
  expect(JSON.stringify(inQuery?.[0]?.schema)).toMatch(/"report".*"message"/)
})

test('the service shows the document to any page', async () => {
  const { app } = await makeTestApp()

  const answer = await app.request('/openapi.json')

  expect(Document.parse(await answer.json()).openapi).toBe('3.1.0')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})
