import { followUpStyles } from '../styles/follow-up-styles.ts'
import { submitReport } from '../transport/submit-report.ts'
import { adviceFor } from './advice.ts'
import { caseHeader, caseScreen } from './case/case-screen.ts'
import { Delivery } from './delivery.ts'
import type { FollowUp } from './follow-up.ts'
import { receiptStep } from './receipt/receipt-step.ts'
import { reviewStep } from './review/review-step.ts'
import { writeReport } from './review/written-report.ts'
import { sentStep } from './sent/sent-step.ts'
import { verifyPanel } from './verify-panel.ts'

/** What an element loads when it comes near, beside the crypto file. */
export const followUp: FollowUp = {
  reviewStep,
  receiptStep,
  sentStep,
  caseHeader,
  caseScreen,
  verifyPanel,
  adviceFor,
  writeDraft: (state, writing) => writeReport(state, writing)?.draft ?? null,
  submitReport,
  createDelivery: (session, changed) => new Delivery(session, changed),
  styles: followUpStyles,
}
