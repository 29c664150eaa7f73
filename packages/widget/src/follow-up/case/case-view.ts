import type { LocalText, Policy } from '@sealpost/protocol'
import type { CaseTerms } from '../../i18n/case-terms.ts'
import type { Terms } from '../../i18n/terms.ts'
import type { FollowUp } from '../follow-up.ts'
import type { CaseFacts } from '../thread/case-facts.ts'
import type { OpenedCase } from '../thread/opened-case.ts'
import type { CaseModel } from './case-model.ts'

/** What a case's screens may see and do. */
export type CaseScreen = {
  terms: Terms
  words: CaseTerms
  /** The vendor's name, isolated for use inside sentences. */
  vendor: string
  policy: Policy
  /** Present time in milliseconds since 1970, by which clocks are told. */
  nowMs: number
  model: CaseModel
  /** What the case shares with the form. */
  followUp: FollowUp
  /** The vendor's words in the reader's language. */
  say: (text: LocalText) => string
}

/** A case that was opened, and the words around it. */
export type CaseView = CaseScreen & { opened: OpenedCase; facts: CaseFacts }
