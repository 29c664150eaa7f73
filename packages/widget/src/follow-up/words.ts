import { en } from '../i18n/follow-up-en.ts'
import type { FollowUpTerms } from '../i18n/follow-up-terms.ts'
import type { Terms } from '../i18n/terms.ts'

/** The words of everything after the review, in the language the form already speaks. */
export function wordsFor({ parts }: Terms): FollowUpTerms {
  return parts?.followUp ?? en
}
