import { de } from '../i18n/follow-up-de.ts'
import { en } from '../i18n/follow-up-en.ts'
import type { FollowUpTerms } from '../i18n/follow-up-terms.ts'
import type { Terms } from '../i18n/terms.ts'

const LANGUAGES: Readonly<Record<string, FollowUpTerms>> = { en, de }

/** The words of everything after the review, in the language the form already speaks. */
export function wordsFor({ language }: Terms): FollowUpTerms {
  return LANGUAGES[language] ?? en
}
