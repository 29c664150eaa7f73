import { expect, test } from 'vitest'
import { OPERATIONS, type Operation, type OperationId, Problem, SCOPES } from '@sealpost/protocol'
import { type Caller, makeTenants, OWNERS, type Owner } from '../testing/make-tenants.ts'
import { operationIds } from '../testing/operation-ids.ts'

// Every operation with every kind of id and every kind of caller, from protocol's table.
// What comes out is worked out from the table too; an operation without a rule fails.

const CALLERS: readonly Caller[] = [
  'nobody',
  'the reporter',
  'a foreign reporter',
  'a foreign vendor',
  'a revoked key',
  'the operator',
  ...SCOPES,
]

// For all who change nothing, because they are refused or only read.
const shared = await makeTenants()

const rows = operationIds().flatMap((id) => CALLERS.map((caller) => ({ id, caller })))

test.for(rows)(
  'G-09 $caller gets what is theirs from $id, and nothing else',
  async ({ id, caller }) => {
    const owners = ownersOf(id)
    const expected = owners.map((owner) => [owner, expectedOutcome(id, caller, owner)] as const)
    const isChange = OPERATIONS[id].method !== 'GET' && expected.some(([, code]) => code === 'ok')
    const { app, tokens, callFor } = isChange ? await makeTenants() : shared

    const outcomes: [Owner, string][] = []
    for (const owner of owners) {
      const answer = await app.call(id, { ...callFor(id, owner), token: tokens[caller] })
      outcomes.push([owner, answer.ok ? 'ok' : Problem.parse(await answer.json()).code])
    }

    expect(outcomes).toEqual(expected)
  },
)

const withOwnIds = operationIds().filter((id) =>
  /\{(reportId|apiKeyId|webhookId)\}/.test(OPERATIONS[id].path),
)

test.for(withOwnIds)('G-09 %s answers a foreign id as an unknown one, to the byte', async (id) => {
  const { app, callFor } = await makeTenants()
  const { token } = callFor(id, 'acme')
  const answer = async (owner: Owner) => app.call(id, { ...callFor(id, owner), token: token ?? '' })

  const [foreign, unknown] = [await answer('other'), await answer('unknown')]

  expect(headersOf(foreign)).toEqual(headersOf(unknown))
  expect(withoutRequestId(await foreign.text())).toBe(withoutRequestId(await unknown.text()))
})

const byReceipt = operationIds().filter((id) =>
  ['reporter', 'uploader'].includes(OPERATIONS[id].caller),
)

test.for(byReceipt)(
  'G-08 %s answers a receipt of another vendor as an unknown one, to the byte',
  async (id) => {
    const { app, tokens, callFor } = await makeTenants()
    const answer = async (token: string, change = {}) => {
      const refused = await app.call(id, { ...callFor(id, 'acme'), token, ...change })
      return [headersOf(refused), withoutRequestId(await refused.text())]
    }

    const foreign = await answer(tokens['a foreign reporter'])

    expect(await answer('A'.repeat(43))).toEqual(foreign)
    expect(await answer('short')).toEqual(foreign)
    // Nothing that a stranger sends is looked at.
    const { body }: Operation = OPERATIONS[id]
    expect(await answer('A'.repeat(43), body && { body: '{' })).toEqual(foreign)
  },
)

test.for(['listReports', 'listApiKeys', 'listEvents'] as const)(
  '%s holds nothing of another vendor',
  async (id) => {
    const { app, callFor } = await makeTenants()

    const [own, foreign] = [
      await (await app.call(id, callFor(id, 'acme'))).text(),
      await (await app.call(id, callFor(id, 'other'))).text(),
    ]

    const idsIn = (text: string): string[] => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
    expect(idsIn(own).length).toBeGreaterThan(0)
    expect(idsIn(own).filter((each) => idsIn(foreign).includes(each))).toEqual([])
  },
)

function ownersOf(id: OperationId): readonly Owner[] {
  return pathOf(id).includes('{') ? OWNERS : ['acme']
}

function pathOf(id: OperationId): string {
  return OPERATIONS[id].path
}

function expectedOutcome(id: OperationId, caller: Caller, owner: Owner): string {
  const operation: Operation = OPERATIONS[id]
  switch (operation.caller) {
    case 'anyone':
      return ofVendorName(owner)
    case 'uploader':
      if (owner === 'malformed') return 'invalid_request'
      if (caller === 'nobody') return 'missing_credentials'
      return isReporterOf(caller, owner) ? 'ok' : 'unknown_upload'
    case 'reporter':
      if (owner === 'malformed') return 'invalid_request'
      if (caller === 'nobody') return 'missing_credentials'
      return isReporterOf(caller, owner) ? 'ok' : 'unknown_case'
    case 'operator':
      if (caller === 'nobody') return 'missing_credentials'
      return caller === 'the operator' ? ofVendorName(owner) : 'wrong_credentials'
    case 'vendor':
      return ofKey(id, operation, { caller, owner })
  }
}

function ofVendorName(owner: Owner): string {
  if (owner === 'malformed') return 'invalid_request'
  return isThere(owner) ? 'ok' : 'unknown_vendor'
}

function isThere(owner: Owner): boolean {
  return owner === 'acme' || owner === 'other'
}

function isReporterOf(caller: Caller, owner: Owner): boolean {
  return owner === (caller === 'the reporter' ? 'acme' : caller === 'a foreign reporter' && 'other')
}

function ofKey(
  id: OperationId,
  { scope, path }: Operation,
  { caller, owner }: { caller: Caller; owner: Owner },
): string {
  if (caller === 'nobody') return 'missing_credentials'
  if (caller !== 'a foreign vendor') {
    if (!SCOPES.some((each) => each === caller)) return 'wrong_credentials'
    if (caller !== scope) return 'missing_scope'
  }
  if (owner === 'malformed') return 'invalid_request'
  if (!path.includes('{')) return ofBody(id, caller)
  // Each vendor counts its own events: the same number is another event for whoever asks.
  if (id === 'replayMail') return isThere(owner) ? 'ok' : 'unknown_delivery'
  if (owner === (caller === 'a foreign vendor' ? 'other' : 'acme')) return 'ok'
  if (path.includes('{apiKeyId}')) return 'unknown_api_key'
  if (path.includes('{webhookId}')) return 'unknown_webhook'
  if (owner !== 'deleted' || caller === 'a foreign vendor') return 'unknown_report'
  return TAKES_DELETED.has(id) ? 'ok' : 'report_deleted'
}

/** Operations without an id work on whatever the key's vendor has; a profile names its vendor itself. */
function ofBody(id: OperationId, caller: Caller): string {
  return id === 'putProfile' && caller === 'a foreign vendor' ? 'unusable_profile' : 'ok'
}

/** What may still be done to a report of which only the id is left. */
const TAKES_DELETED: ReadonlySet<OperationId> = new Set<OperationId>([
  'markReportRead',
  'deleteReport',
  'deleteCredit',
])

function headersOf(answer: Response): Record<string, string> {
  return Object.fromEntries(answer.headers)
}

function withoutRequestId(text: string): string {
  return text.replace(/"requestId":"[0-9a-f-]{36}"/, '"requestId":""')
}
