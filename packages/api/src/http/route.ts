import type { Env } from 'hono'
import type { HonoBase } from 'hono/hono-base'
import type { Deps } from '../deps.ts'

/** What a file of `routes/` exports: it makes its routes, which see the request as `E`. */
export type Route<E extends Env> = (deps: Deps) => HonoBase<E>
