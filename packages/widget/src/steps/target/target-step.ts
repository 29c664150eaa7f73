import { html, type TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { noticeLines } from '../notice-lines.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks what is affected, and compares it with the scope. */
export function targetStep(view: FormView): TemplateResult {
  return stepFrame(
    view,
    { heading: view.terms.targetHeading },
    html`${noticeLines(view, ['redaction'])} ${questions(view, 'target')}`,
  )
}
