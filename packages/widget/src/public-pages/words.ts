import { en } from '../i18n/public-en.ts'
import type { PublicTerms } from '../i18n/public-terms.ts'
import type { Terms } from '../i18n/terms.ts'

/** The words of the public pages, in the language that their element already speaks. */
export function wordsFor({ parts }: Terms): PublicTerms {
  return parts?.publicPages ?? en
}
