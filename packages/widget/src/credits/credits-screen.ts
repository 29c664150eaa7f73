import type { Credit, LocalText, Policy } from '@sealpost/protocol'
import type { Terms } from '../i18n/terms.ts'
import type { Advice } from '../shell/early-advice.ts'

/** What the hall of fame may see and do. */
export type CreditsScreen = {
  terms: Terms
  /** The vendor's name, isolated for use inside sentences. */
  vendor: string
  policy: Policy
  /** Newest first; as the service says. */
  credits: readonly Credit[]
  /** Whether names are awaited. */
  isLoading: boolean
  /** Why the last names did not come. */
  advice: Advice | null
  hasMore: boolean
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
  /** Asks for the names that come next, also after a failure. */
  more: () => void
}

/** The DOM id of a name by its place in the list. */
export function nameId(at: number): string {
  return `name-${at}`
}
