import type { TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks who reports, and says before anything is typed how much the vendor needs to know. */
export function youStep(view: FormView): TemplateResult {
  const { terms, policy, vendor } = view
  return stepFrame(
    view,
    { heading: terms.youHeading, lead: terms.identity[policy.identity](vendor) },
    questions(view, 'you'),
  )
}
