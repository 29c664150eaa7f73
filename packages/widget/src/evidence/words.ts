import { en } from '../i18n/evidence-en.ts'
import type { EvidenceTerms } from '../i18n/evidence-terms.ts'
import type { Terms } from '../i18n/terms.ts'

/** The words of choosing files, in the language that is already spoken. */
export function wordsFor({ parts }: Terms): EvidenceTerms {
  return parts?.evidence ?? en
}
