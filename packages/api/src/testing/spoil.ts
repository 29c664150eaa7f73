import type { VisibleChange } from '@sealpost/protocol'
import type { Call } from './make-test-app.ts'
import type { World } from './make-world.ts'

/** Changes a valid call, or the world before it, so that the call is refused. */
export type Spoil = (call: Call, world: World) => Call | Promise<Call>

export const withParams =
  (params: Record<string, string>): Spoil =>
  (call) => ({ ...call, params: { ...call.params, ...params } })

export const withBody =
  (fields: object): Spoil =>
  (call) => ({ ...call, body: { ...(call.body ?? {}), ...fields } })

export const withHeaders =
  (headers: Record<string, string>): Spoil =>
  (call) => ({ ...call, headers: { ...call.headers, ...headers } })

export const withChange = (change: VisibleChange): Spoil => withBody({ change })
