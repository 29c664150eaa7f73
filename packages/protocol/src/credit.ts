import * as z from 'zod/mini'
import { Timestamp } from './encodings.ts'
import { LIMITS } from './limits.ts'
import { pageOf } from './page.ts'
import type { CreditTerms } from './policy/credit.ts'
import { WebUrl } from './policy/local-text.ts'
import { isAtLeast, type Severity } from './severity.ts'

/** Somebody the vendor thanks, in the words that they agreed to. */
export const NewCredit = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(LIMITS.maxCreditNameCharacters)),
  url: z.optional(WebUrl),
})
export type NewCredit = z.infer<typeof NewCredit>

/** An entry of the hall of fame. Says nothing about the report it was earned by. */
export const Credit = z.object({ ...NewCredit.shape, publishedAt: Timestamp })
export type Credit = z.infer<typeof Credit>

/** A page of the hall of fame, newest first. */
export const CreditPage = pageOf(Credit)

/** Why a finding earns no place in the hall of fame. */
export type CreditRefusal = 'no_credit' | 'no_consent' | 'not_rated' | 'below_severity' | 'not_new'

/** What eligibility depends on: the reporter's consent, and what the vendor found out. */
export type CreditCase = { hasConsent: boolean; severity: Severity | null; isNew: boolean }

/** Why a finding may not be credited under a policy; null if it may. Consent alone is never enough, nor ever needless. */
export function creditRefusal(
  terms: CreditTerms | undefined,
  { hasConsent, severity, isNew }: CreditCase,
): CreditRefusal | null {
  if (!terms) return 'no_credit'
  if (!hasConsent) return 'no_consent'
  if (terms.newFindingsOnly && !isNew) return 'not_new'
  if (!terms.minimumSeverity) return null
  if (!severity) return 'not_rated'
  return isAtLeast(severity, terms.minimumSeverity) ? null : 'below_severity'
}
