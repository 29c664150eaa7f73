import * as z from 'zod/mini'
import { Severity } from '../severity.ts'
import { LocalText } from './local-text.ts'

/** Whom the vendor thanks in public, and when it asks for consent. Without one, nobody is named anywhere. */
export const CreditTerms = z.object({
  /** The least severe finding that earns a place in the hall of fame. */
  minimumSeverity: z.optional(Severity),
  /** Whether only findings count that the vendor did not know before. */
  newFindingsOnly: z.optional(z.boolean()),
  /** `now`: the form asks for the reporter's wish. `afterFix`: the vendor asks once the fix is out. */
  asked: z.enum(['now', 'afterFix']),
  /** The vendor's words about it. */
  text: z.optional(LocalText),
})
export type CreditTerms = z.infer<typeof CreditTerms>
