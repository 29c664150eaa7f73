import type { TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { askedFieldsOf } from '../asked-fields.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks what is affected, and compares it with the scope. */
export function targetStep(view: FormView): TemplateResult {
  return stepFrame(view, { heading: view.terms.targetHeading }, askedFieldsOf(view, 'target'))
}
