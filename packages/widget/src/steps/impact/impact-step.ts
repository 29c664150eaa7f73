import { html, type TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { noticeLines } from '../notice-lines.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks what it means for the vendor and for others. */
export function impactStep(view: FormView): TemplateResult {
  return stepFrame(
    view,
    { heading: view.terms.impactHeading },
    html`${noticeLines(view, ['redaction'])} ${questions(view, 'impact')}`,
  )
}
