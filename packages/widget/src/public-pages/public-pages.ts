import type { CSSResult, TemplateResult } from 'lit'
import type { CreditsScreen } from '../credits/credits-screen.ts'
import type { Terms } from '../i18n/terms.ts'
import type { PolicyScreen } from '../policy-view/policy-screen.ts'
import type { ElementHeader } from '../shell/frames.ts'

/** The policy and the hall of fame: a file of its own, for pages where nothing is typed. */
export type PublicPages = {
  policyHeader: (terms: Terms, vendor: string) => ElementHeader
  policyPage: (screen: PolicyScreen) => TemplateResult
  creditsHeader: (terms: Terms, vendor: string) => ElementHeader
  creditsPage: (screen: CreditsScreen) => TemplateResult
  /** Said when names have come. */
  creditsShown: (terms: Terms, count: number) => string
  styles: CSSResult
}
