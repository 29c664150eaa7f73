import * as z from 'zod/mini'
import { EntryId, ReportId } from './ids.ts'

/** What a proof of work is for. Its id is the report's, or the message's in a case. */
export const ChallengeQuery = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('report'), id: ReportId }),
  z.strictObject({ purpose: z.literal('message'), id: EntryId }),
])
export type ChallengeQuery = z.infer<typeof ChallengeQuery>

/**
 * A puzzle of the ALTCHA protocol, version 2, that PBKDF2 solves. Signed by the service and bound to
 * vendor, purpose and id, so a solution is spent with the one request it was made for.
 */
export const Puzzle = z.object({
  parameters: z.object({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: z.string().check(z.maxLength(200)),
    salt: z.string().check(z.maxLength(200)),
    /** Iterations of one attempt. */
    cost: z.int().check(z.minimum(1), z.maximum(10_000_000)),
    keyLength: z.int().check(z.minimum(1), z.maximum(64)),
    /** What the derived key must begin with, in hex. */
    keyPrefix: z.string().check(z.regex(/^[0-9a-f]{1,8}$/)),
    /** Seconds since 1970. */
    expiresAt: z.optional(z.int()),
    data: z.optional(
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    ),
  }),
  signature: z.string().check(z.maxLength(200)),
})
export type Puzzle = z.infer<typeof Puzzle>

/** The puzzle to solve; null if none is needed now. `proofOfWork` is base64 of the JSON of puzzle and solution. */
export const Challenge = z.object({ challenge: z.nullable(Puzzle) })
export type Challenge = z.infer<typeof Challenge>
