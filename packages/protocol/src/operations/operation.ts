import * as z from 'zod/mini'
import { VendorSlug } from '../ids.ts'
import type { ProblemCode } from '../problem.ts'
import type { Scope } from '../vendor.ts'

/** What an operation takes and gives. Every route, SDK method and page of the reference follows from one of these. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  /** Who may call it: `reporter` by receipt token, `uploader` by the token of a case or of one being sent, `vendor` by API key, `operator` by the service's own token. */
  caller: 'anyone' | 'uploader' | 'reporter' | 'vendor' | 'operator'
  /** The scope that a vendor's API key needs. */
  scope?: Scope
  params?: z.ZodMiniType
  query?: z.ZodMiniType
  /** A schema for JSON; `bytes` for `application/octet-stream` with a `Content-Digest` (RFC 9530). */
  body?: z.ZodMiniType | 'bytes'
  /** `json` answers have a schema; the others are bytes or nothing. */
  answer:
    | { status: 200 | 201; type: 'json'; schema: z.ZodMiniType }
    | { status: 200; type: 'application/octet-stream' | 'text/plain' }
    | { status: 204; type: 'empty' }
  /** Refusals of its own, besides those that its caller, body and the service's limits imply. */
  problems: readonly ProblemCode[]
}

/** What a path that names a vendor takes. */
export const VendorPath = z.strictObject({ vendor: VendorSlug })

/** An answer in JSON. */
export function json<Status extends 200 | 201, Schema extends z.ZodMiniType>(
  status: Status,
  schema: Schema,
) {
  return { status, type: 'json', schema } as const
}

/** An answer without content. */
export const empty = { status: 204, type: 'empty' } as const
