import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { FieldStep } from '@sealpost/protocol'
import { reportField } from '../fields/report-field.ts'
import { questionsIn } from '../flow/steps.ts'
import type { FormView } from '../report-form/view.ts'

/** What the chosen channel asks in a step. */
export function questions(view: FormView, step: FieldStep): TemplateResult {
  // Keyed, so that a question that comes or goes never takes the focus from another.
  return html`<div class="fields">
    ${repeat(
      questionsIn(view.policy, view.state, step),
      ({ id }) => id,
      (asked) => reportField(view, asked),
    )}
  </div>`
}
