import type { CSSResult, TemplateResult } from 'lit'
import type { FormState } from '../flow/form-state.ts'
import type { Terms } from '../i18n/terms.ts'
import type { createProofs } from '../proof-of-work/create-proofs.ts'
import type { FormView } from '../report-form/view.ts'
import type { Draft } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import type { Advice } from '../shell/early-advice.ts'
import type { WorkingFrame } from '../shell/frames.ts'
import type { submitReport } from '../transport/submit-report.ts'
import type { Trouble } from '../trouble.ts'
import type { clockList } from './clocks/clock-list.ts'
import type { Delivery } from './delivery.ts'
import type { answersPaper, answersText, reportPaper } from './report-paper.ts'
import type { Writing } from './review/written-report.ts'

/**
 * Everything from the review on, and what only some look at: a file of its own, so that the form
 * stands sooner.
 */
export type FollowUp = {
  reviewStep: (view: FormView) => TemplateResult
  receiptStep: (view: FormView) => TemplateResult
  sentStep: (view: FormView) => TemplateResult
  reportPaper: typeof reportPaper
  answersPaper: typeof answersPaper
  answersText: typeof answersText
  clockList: typeof clockList
  verifyPanel: (frame: WorkingFrame) => TemplateResult
  adviceFor: (terms: Terms, vendor: string, trouble: Trouble) => Advice
  /** Null before a channel is chosen. */
  writeDraft: (state: FormState, writing: Writing) => Draft | null
  /** The last door before the network: looks once more whether what goes out is sealed. */
  submitReport: typeof submitReport
  createProofs: typeof createProofs
  createDelivery: (session: Session, changed: () => void) => Delivery
  styles: CSSResult
}
