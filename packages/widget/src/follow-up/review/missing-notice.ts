import { html, nothing, type TemplateResult } from 'lit'
import { type Missing, missingIn } from '../../flow/missing.ts'
import { eitherOf, fieldLabel } from '../../report-form/fault-text.ts'
import type { FormView } from '../../report-form/view.ts'

/** What is missing, once more before it is too late; what would only help stops nobody. */
export function missingNotice(view: FormView): TemplateResult | typeof nothing {
  const missing = missingIn(view.state, view.policy)
  if (missing.length === 0) return nothing
  const needed = missing.filter(({ isRequired }) => isRequired)
  const helpful = missing.filter(({ isRequired }) => !isRequired)
  return html`<div class="notice warn wide">
    ${list(view, view.terms.stillNeeded, needed)} ${list(view, view.terms.wouldHelp, helpful)}
  </div>`
}

function list(
  view: FormView,
  title: string,
  missing: readonly Missing[],
): TemplateResult | typeof nothing {
  if (missing.length === 0) return nothing
  return html`<p><b>${title}</b></p>
    <ul class="bullets">
      ${missing.map(
        ({ step, field, anyOf }) =>
          html`<li>
            <button type="button" class="link" @click=${() => view.goTo(step, field)}>
              ${anyOf.length > 1 ? eitherOf(view, anyOf) : fieldLabel(view, field)}
            </button>
          </li>`,
      )}
    </ul>`
}
