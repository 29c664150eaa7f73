import { en } from '../../i18n/case-en.ts'
import type { CaseTerms } from '../../i18n/case-terms.ts'
import type { Terms } from '../../i18n/terms.ts'

/** The words of a case, in the language the element already speaks. */
export function caseWordsFor({ parts }: Terms): CaseTerms {
  return parts?.caseFile ?? en
}
