import { expect, test } from 'vitest'
import {
  LIMITS,
  OPERATIONS,
  type Operation,
  type OperationId,
  Problem,
  SCOPES,
} from '@sealpost/protocol'
import { operationProblems } from '../openapi/operation-problems.ts'
import { makeFailingDatabase } from '../testing/make-failing-database.ts'
import { type Call, makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS, type World } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'
import { type Spoil, withBody, withHeaders } from '../testing/spoil.ts'

type Way = (id: OperationId, call: Call, world: World) => Promise<Response>

const spoilt =
  (spoil: Spoil): Way =>
  async (id, call, world) =>
    world.app.call(id, await spoil(call, world))

const inAppThatFails =
  (code: 'SQLITE_FULL' | 'SQLITE_ERROR'): Way =>
  async (id, call) => {
    const failing = await makeTestApp({ db: makeFailingDatabase(code) })
    return failing.call(id, call)
  }

/** How to run into each problem that an operation has because of its caller, its input or the service. */
const WAYS: Record<string, Way> = {
  missing_credentials: (id, call, { app }) => {
    return app.call(id, { ...call, token: '' })
  },
  wrong_credentials: spoilt((call) => ({ ...call, token: `sealpost_${'A'.repeat(43)}` })),
  missing_scope: async (id, call, { app, vendor }) => {
    const { scope }: Operation = OPERATIONS[id]
    const others = SCOPES.filter((other) => other !== scope)
    const { secret } = await app.givenKey(vendor, others)
    return app.call(id, { ...call, token: secret })
  },
  invalid_request: (id, call, world) => {
    const { body, query }: Operation = OPERATIONS[id]
    if (body && body !== 'bytes') return spoilt(withBody({ surprise: 1 }))(id, call, world)
    if (query) return world.app.call(id, { ...call, query: { surprise: '1' } })
    const params = Object.keys(call.params ?? {}).map((name) => [name, 'No Such Thing!'] as const)
    return world.app.call(id, { ...call, params: Object.fromEntries(params) })
  },
  malformed_json: spoilt((call) => ({ ...call, body: '{"a":' })),
  unsupported_media_type: spoilt(withHeaders({ 'Content-Type': 'text/plain' })),
  body_too_large: (id, call, { app }) => {
    const { body }: Operation = OPERATIONS[id]
    const [bytes, text] = [new Uint8Array(LIMITS.partBytes + 1), ' '.repeat(LIMITS.maxRequestBytes)]
    return app.call(id, { ...call, body: body === 'bytes' ? bytes : `${text} ` })
  },
  origin_not_allowed: (id, call, { app }) => {
    // What anybody may know is kept from no page that has a name.
    const origin = id === 'getService' ? 'null' : 'https://evil.example'
    return app.call(id, { ...call, headers: { ...call.headers, Origin: origin } })
  },
  too_many_requests: async (id, call) => {
    const limited = await makeTestApp({ config: { rateLimit: { burst: 0, perMinute: 60 } } })
    return limited.call(id, call)
  },
  internal: inAppThatFails('SQLITE_ERROR'),
  unavailable: inAppThatFails('SQLITE_FULL'),
}

/** What only those run into who ask the database; who asks for the service's keys does not. */
const NEED_DATABASE: ReadonlySet<string> = new Set(['internal', 'unavailable'])

const rows = operationIds().flatMap((id) => {
  const { problems }: Operation = OPERATIONS[id]
  return operationProblems(OPERATIONS[id])
    .filter((code) => code in WAYS || !problems.includes(code))
    .filter((code) => id !== 'getService' || !NEED_DATABASE.has(code))
    .map((code) => ({ id, code }))
})

// One for all: what is refused changes nothing.
const world = await makeWorld()

test.for(rows)('$id refuses with $code', async ({ id, code }) => {
  const way = WAYS[code] ?? expect.fail(`no way is known to run into ${code}`)

  const answer = await way(id, VALID_CALLS[id](world), world)

  expect(Problem.parse(await answer.json())).toMatchObject({ code, status: answer.status })
})
