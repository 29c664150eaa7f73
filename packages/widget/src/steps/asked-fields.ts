import { html, type TemplateResult } from 'lit'
import type { FieldStep } from '@sealpost/protocol'
import { reportField } from '../fields/report-field.ts'
import { questionsIn } from '../flow/steps.ts'
import type { FormView } from '../report-form/view.ts'

/** The fields that the chosen channel asks for in a step. */
export function askedFieldsOf(view: FormView, step: FieldStep): TemplateResult {
  const asked = questionsIn(view.policy, view.state, step)
  return html`<div class="fields">${asked.map((field) => reportField(view, field))}</div>`
}
