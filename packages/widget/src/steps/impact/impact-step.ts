import type { TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { askedFieldsOf } from '../asked-fields.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks what it means for the vendor and for others. */
export function impactStep(view: FormView): TemplateResult {
  return stepFrame(view, { heading: view.terms.impactHeading }, askedFieldsOf(view, 'impact'))
}
