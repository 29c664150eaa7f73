import { publicStyles } from '../styles/public-styles.ts'
import { creditsHeader, creditsPage } from './credits/credits-page.ts'
import { policyHeader, policyPage } from './policy/policy-page.ts'
import type { PublicPages } from './public-pages.ts'
import { wordsFor } from './words.ts'

/** What the policy and the hall of fame load when they come near, beside the crypto file. */
export const publicPages: PublicPages = {
  policyHeader,
  policyPage,
  creditsHeader,
  creditsPage,
  creditsShown: (terms, count) => wordsFor(terms).creditsShown(count),
  styles: publicStyles,
}
