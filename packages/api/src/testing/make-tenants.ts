import type { OperationId, Scope } from '@sealpost/protocol'
import { type Call, OPERATOR_TOKEN, type TestApp } from './make-test-app.ts'
import { makeWorld, VALID_CALLS, type World } from './make-world.ts'

/** Whose thing an id names, in an order in which no call spoils a later one. */
export const OWNERS = ['malformed', 'unknown', 'deleted', 'other', 'acme'] as const
export type Owner = (typeof OWNERS)[number]

export type Caller =
  | Scope
  | 'nobody'
  | 'the reporter'
  | 'a foreign reporter'
  | 'a foreign vendor'
  | 'a revoked key'
  | 'the operator'

export type Tenants = {
  app: TestApp
  tokens: Record<Caller, string>
  callFor: (id: OperationId, owner: Owner) => Call
}

/** Two vendors with the same kinds of things, what is left of deleted ones, and a token for every kind of caller. */
export async function makeTenants(): Promise<Tenants> {
  const acme = await makeWorld('acme')
  const { app } = acme
  const other = await makeWorld('other', app)
  const { revokedKey, ids } = await givenDeleted(acme)
  const keyFor = async (scope: Scope) => (await app.givenKey(acme.vendor, [scope])).secret
  return {
    app,
    tokens: {
      nobody: '',
      'the reporter': acme.report.token,
      'a foreign reporter': other.report.token,
      'a foreign vendor': other.vendor.key,
      'a revoked key': revokedKey,
      'the operator': OPERATOR_TOKEN,
      'reports:read': await keyFor('reports:read'),
      'reports:write': await keyFor('reports:write'),
      'profile:write': await keyFor('profile:write'),
      'delivery:manage': await keyFor('delivery:manage'),
      'keys:manage': await keyFor('keys:manage'),
    },
    callFor(id, owner) {
      const call = VALID_CALLS[id](owner === 'other' ? other : acme)
      if (owner === 'acme' || owner === 'other') return call
      const named = owner === 'deleted' ? ids : owner === 'unknown' ? UNKNOWN : MALFORMED
      const params = Object.keys(call.params ?? {}).map(
        (name) => [name, named[name] ?? ''] as const,
      )
      return { ...call, params: Object.fromEntries(params) }
    },
  }
}

type Ids = Readonly<Record<string, string>>

const NOWHERE = '00000000-0000-4000-8000-000000000000'
const hash = '0'.repeat(64)
const UNKNOWN: Ids = {
  vendor: 'nobody',
  hash,
  reportId: NOWHERE,
  attachmentId: NOWHERE,
  part: '0',
  apiKeyId: NOWHERE,
  webhookId: NOWHERE,
  eventId: '7000',
}
const MALFORMED: Ids = Object.fromEntries(Object.keys(UNKNOWN).map((name) => [name, 'No!']))

async function givenDeleted({ app, vendor }: World): Promise<{ revokedKey: string; ids: Ids }> {
  const { reportId } = await app.givenReport(vendor)
  const { id: apiKeyId, secret } = await app.givenKey(vendor, ['reports:read'])
  const token = vendor.key
  await app.call('deleteReport', { token, params: { reportId } })
  await app.call('deleteApiKey', { token, params: { apiKeyId } })
  await app.givenVendor('gone')
  await app.call('deleteVendor', { token: OPERATOR_TOKEN, params: { vendor: 'gone' } })
  return { revokedKey: secret, ids: { ...UNKNOWN, vendor: 'gone', reportId, apiKeyId } }
}
