import type { TemplateResult } from 'lit'
import type { StepId } from '../flow/form-state.ts'
import type { FormView } from '../report-form/view.ts'
import { channelStep } from './channel/channel-step.ts'
import { evidenceStep } from './evidence/evidence-step.ts'
import { findingStep } from './finding/finding-step.ts'
import { impactStep } from './impact/impact-step.ts'
import { rulesStep } from './rules/rules-step.ts'
import { targetStep } from './target/target-step.ts'
import { youStep } from './you/you-step.ts'

/** The screen of each step, in reading order. */
export const STEPS: Readonly<Record<StepId, (view: FormView) => TemplateResult>> = {
  channel: channelStep,
  rules: rulesStep,
  target: targetStep,
  finding: findingStep,
  impact: impactStep,
  evidence: evidenceStep,
  you: youStep,
  review: (view) => view.followUp.reviewStep(view),
  receipt: (view) => view.followUp.receiptStep(view),
  sent: (view) => view.followUp.sentStep(view),
}
