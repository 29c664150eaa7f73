import { html, type TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { noticeLines } from '../notice-lines.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks what was found and how to see it again. */
export function findingStep(view: FormView): TemplateResult {
  return stepFrame(
    view,
    { heading: view.terms.findingHeading },
    html`${noticeLines(view, ['redaction'])} ${questions(view, 'finding')}`,
  )
}
