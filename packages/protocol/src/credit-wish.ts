import * as z from 'zod/mini'
import { LIMITS } from './limits.ts'

/** How a reporter wants to be thanked in public. */
export const Credited = z.discriminatedUnion('as', [
  z.object({
    as: z.enum(['name', 'handle']),
    /** The words to be thanked under. */
    name: z.string().check(z.minLength(1), z.maxLength(LIMITS.maxCreditNameCharacters)),
  }),
  z.object({ as: z.literal('none') }),
])
export type Credited = z.infer<typeof Credited>
