import type { LocalText, Profile } from '@sealpost/protocol'
import type { SectionId } from '../i18n/public-terms.ts'
import type { Terms } from '../i18n/terms.ts'

/** The chapters of a policy in reading order. Those that a policy says nothing about are left out. */
export const SECTION_IDS = [
  'scope',
  'rules',
  'harbour',
  'report',
  'promises',
  'disclosure',
  'credit',
  'notices',
  'key',
] as const satisfies readonly SectionId[]

/** What the page of a policy may see and do. */
export type PolicyScreen = {
  terms: Terms
  /** The vendor's name, isolated for use inside sentences. */
  vendor: string
  profile: Profile
  /** The key that the page trusts. */
  fingerprint: string
  /** What is looked for in a long scope; empty for everything. */
  filter: string
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
  setFilter: (filter: string) => void
  /** Brings a chapter into sight and moves the focus to its heading. */
  goTo: (section: SectionId) => void
}

/** Where a chapter can be linked to, as the fragment of the page's address. */
export function anchorOf(section: SectionId): string {
  return `policy-${section}`
}
