import { de } from '../i18n/public-de.ts'
import { en } from '../i18n/public-en.ts'
import type { PublicTerms } from '../i18n/public-terms.ts'
import type { Terms } from '../i18n/terms.ts'

const LANGUAGES: Readonly<Record<string, PublicTerms>> = { en, de }

/** The words of the public pages, in the language that their element already speaks. */
export function wordsFor({ language }: Terms): PublicTerms {
  return LANGUAGES[language] ?? en
}
