import { html, type TemplateResult } from 'lit'
import { HEADING_ID } from '../../report-form/focus-ids.ts'
import type { FormView } from '../../report-form/view.ts'
import type { DeliveryStage } from '../delivery.ts'
import { wordsFor } from '../words.ts'

/** While the service's puzzle is solved: what for, and about how far that is. */
export function provingScreen(
  { terms }: FormView,
  { chance }: Extract<DeliveryStage, { kind: 'proving' }>,
): TemplateResult {
  const words = wordsFor(terms)
  return html`<h3 id=${HEADING_ID} tabindex="-1">${words.proving}</h3>
    <p class="lead muted" role="status">${words.provingLead}</p>
    <progress class="proving" max="1" .value=${chance} aria-labelledby=${HEADING_ID}></progress>`
}
