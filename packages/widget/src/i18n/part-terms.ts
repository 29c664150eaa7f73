import type { CaseTerms } from './case-terms.ts'
import type { CvssTerms } from './cvss-terms.ts'
import type { DraftTerms } from './draft-terms.ts'
import type { EvidenceTerms } from './evidence-terms.ts'
import type { FollowUpTerms } from './follow-up-terms.ts'
import type { PromiseTerms } from './promise-terms.ts'
import type { PublicTerms } from './public-terms.ts'
import type { RedactionTerms } from './redaction-terms.ts'

/** The words of the parts. English comes with each part; another language brings them all at once. */
export type PartTerms = {
  followUp: FollowUpTerms
  caseFile: CaseTerms
  cvss: CvssTerms
  draft: DraftTerms
  redaction: RedactionTerms
  evidence: EvidenceTerms
  promises: PromiseTerms
  publicPages: PublicTerms
}
