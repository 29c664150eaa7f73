import {
  OPERATIONS,
  type Operation,
  type OperationId,
  PROBLEMS,
  Problem,
  type ProblemCode,
} from '@sealpost/protocol'
import type { Config } from '../config.ts'
import { describeParameters } from './describe-parameters.ts'
import { operationProblems } from './operation-problems.ts'
import { schemaComponents, schemaOrReference } from './schema-components.ts'

const SECURITY: Record<Operation['caller'], readonly object[]> = {
  anyone: [],
  uploader: [{ receipt: [] }],
  reporter: [{ receipt: [] }],
  vendor: [{ apiKey: [] }],
  operator: [{ operator: [] }],
}

const SECURITY_SCHEMES = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `sealpost_` and 43 characters.',
  },
  receipt: {
    type: 'http',
    scheme: 'bearer',
    description: 'The access token that a receipt derives.',
  },
  operator: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of whoever runs the service.',
  },
} as const

const TAGS: Record<Operation['caller'], string> = {
  anyone: 'Forms',
  uploader: 'Files',
  reporter: 'Reporters',
  vendor: 'Vendors',
  operator: 'Operators',
}

const ETAG = { description: 'Names this version of the answer.', schema: { type: 'string' } }
const ETAG_OPERATIONS: ReadonlySet<OperationId> = new Set<OperationId>([
  'getProfile',
  'getProfileVersion',
  'getAttachment',
  'getReport',
  'listCredits',
  'updateReport',
])

/** An OpenAPI 3.1 document of every operation, made from protocol's table and nothing else. */
export function createDocument({ serviceUrl }: Config): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sealpost',
      version: '1',
      description: 'Stores sealed vulnerability reports that it cannot read.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serviceUrl }],
    tags: Object.values(TAGS).map((name) => ({ name })),
    paths: describePaths(),
    components: { schemas: schemaComponents(), securitySchemes: SECURITY_SCHEMES },
  }
}

function describePaths(): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {}
  for (const id of operationIds()) {
    const operation: Operation = OPERATIONS[id]
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase()] = describeOperation(id, operation)
  }
  return paths
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function operationIds(): OperationId[] {
  return Object.keys(OPERATIONS) as OperationId[]
}

function describeOperation(id: OperationId, operation: Operation): object {
  const { summary, caller, scope, body } = operation
  return {
    operationId: id,
    summary,
    tags: [TAGS[caller]],
    ...(scope && { description: `Needs an API key with the scope \`${scope}\`.` }),
    security: SECURITY[caller],
    parameters: describeParameters(id, operation),
    ...(body && { requestBody: { required: true, content: describeBody(body) } }),
    responses: { ...describeAnswer(id, operation), ...describeProblems(operation) },
  }
}

function describeBody(body: NonNullable<Operation['body']>): object {
  return body === 'bytes'
    ? { 'application/octet-stream': { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOrReference(body) } }
}

function describeAnswer(id: OperationId, { answer }: Operation): object {
  if (answer.type === 'empty') return { [answer.status]: { description: 'Done' } }
  const [type, schema] =
    answer.type === 'json'
      ? ['application/json', schemaOrReference(answer.schema)]
      : [answer.type, { type: 'string' }]
  return {
    [answer.status]: {
      description: 'Done',
      ...(ETAG_OPERATIONS.has(id) && { headers: { ETag: ETAG } }),
      content: { [type]: { schema } },
    },
  }
}

/** One response for each status, with an example for each code that has it. */
function describeProblems(operation: Operation): Record<string, object> {
  const byStatus = Object.groupBy(operationProblems(operation), (code) => PROBLEMS[code].status)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => PROBLEMS[code].title).join('; '),
        ...((status === '429' || status === '503') && { headers: { 'Retry-After': RETRY_AFTER } }),
        content: {
          'application/problem+json': {
            schema: schemaOrReference(Problem),
            examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  )
}

const RETRY_AFTER = { description: 'Seconds to wait.', schema: { type: 'integer' } }

function exampleOf(code: ProblemCode): object {
  const { status, title, remedy } = PROBLEMS[code]
  return { type: `/problems/${code}`, code, title, status, detail: remedy }
}
