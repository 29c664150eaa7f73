import { createProofs } from '../proof-of-work/create-proofs.ts'
import { followUpStyles } from '../styles/follow-up-styles.ts'
import { submitReport } from '../transport/submit-report.ts'
import { adviceFor } from './advice.ts'
import { clockList } from './clocks/clock-list.ts'
import { Delivery } from './delivery.ts'
import type { FollowUp } from './follow-up.ts'
import { receiptStep } from './receipt/receipt-step.ts'
import { answersPaper, answersText, reportPaper } from './report-paper.ts'
import { reviewStep } from './review/review-step.ts'
import { writeReport } from './review/written-report.ts'
import { sentStep } from './sent/sent-step.ts'
import { verifyPanel } from './verify-panel.ts'

/** What an element loads when it comes near, beside the crypto file. */
export const followUp: FollowUp = {
  reviewStep,
  receiptStep,
  sentStep,
  reportPaper,
  answersPaper,
  answersText,
  clockList,
  verifyPanel,
  adviceFor,
  writeDraft: (state, writing) => writeReport(state, writing)?.draft ?? null,
  submitReport,
  createProofs,
  createDelivery: (session, changed) => new Delivery(session, changed),
  styles: followUpStyles,
}
