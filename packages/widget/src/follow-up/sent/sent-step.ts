import { html, nothing, type TemplateResult } from 'lit'
import { timeTexts } from '../../i18n/times.ts'
import type { FormView } from '../../report-form/view.ts'
import { checkIcon } from '../../styles/icons.ts'
import { HEADING_ID } from '../step-frame.ts'

/** Says that the report has arrived, and what happens with it now. */
export function sentStep(view: FormView): TemplateResult {
  const { terms, vendor, accepted, policy } = view
  return html`<div class="sent">
    <span class="stamp" aria-hidden="true">${checkIcon}</span>
    <h3 id=${HEADING_ID} tabindex="-1">${terms.sentHeading}</h3>
    <p class="lead muted">${terms.sentLead(vendor)}</p>
    ${accepted ? proof(view, accepted) : nothing}
    <section>
      <h4>${terms.next}</h4>
      <ul class="bullets">
        ${terms.nextSteps(vendor).map((line) => html`<li>${line}</li>`)}
        ${
          policy.retentionDays === undefined
            ? nothing
            : html`<li>${terms.retention(policy.retentionDays, vendor)}</li>`
        }
      </ul>
    </section>
    <div class="actions" part="actions">
      <button
        type="button"
        class="button"
        part="secondary"
        @click=${() => view.act({ type: 'restart' })}
      >
        ${terms.another}
      </button>
      <button type="button" class="button primary" part="primary" @click=${view.openCase}>
        ${terms.openCase}
      </button>
    </div>
  </div>`
}

function proof(
  { terms }: FormView,
  { reference, receivedAt }: NonNullable<FormView['accepted']>,
): TemplateResult {
  const { local, utc } = timeTexts(terms, receivedAt)
  return html`<dl class="facts grid">
    <div>
      <dt>${terms.reference}</dt>
      <dd class="reference mono" translate="no">${reference}</dd>
    </div>
    <div>
      <dt>${terms.received}</dt>
      <dd>
        <time datetime=${receivedAt}>${local}</time>
        ${local === utc ? nothing : html`<span class="muted">· ${utc}</span>`}
      </dd>
    </div>
  </dl>`
}
