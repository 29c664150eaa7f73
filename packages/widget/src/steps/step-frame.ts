import { html, nothing, type TemplateResult } from 'lit'
import type { Fault } from '../flow/faults.ts'
import { stepsOf } from '../flow/steps.ts'
import { faultText, fieldLabel } from '../report-form/fault-text.ts'
import { HEADING_ID, SUMMARY_ID } from '../report-form/focus-ids.ts'
import type { FormView } from '../report-form/view.ts'

export type StepFrame = {
  heading: string
  lead?: TemplateResult | string
  /** What the button says that goes on, or what takes its place. */
  forward?: TemplateResult | string
  /** Uses all the width there is. */
  isWide?: boolean
}

/** One screen: its heading, what stopped it, its questions and the way on and back. */
export function stepFrame(
  view: FormView,
  { heading, lead, forward, isWide = false }: StepFrame,
  content: TemplateResult,
): TemplateResult {
  return html`${errorSummary(view)}
    <h3 id=${HEADING_ID} tabindex="-1">${heading}</h3>
    ${lead === undefined ? identityLine(view) : html`<p class="lead muted">${lead}</p>`} ${content}
    <div class=${isWide ? 'actions wide' : 'actions'} part="actions">
      ${backButton(view)}
      ${typeof forward === 'object' ? forward : forwardButton(forward ?? view.terms.continue)}
    </div>`
}

/** Said before anything is typed: how much the vendor needs to know about whoever reports. */
function identityLine(view: FormView): TemplateResult | typeof nothing {
  const { terms, policy, state, vendor } = view
  const steps = stepsOf(policy, state)
  const first = steps.includes('rules') ? 'rules' : steps.find((step) => step !== 'channel')
  if (state.step !== first) return nothing
  return html`<p class="lead muted">${terms.identityAhead[policy.identity](vendor)}</p>`
}

function forwardButton(label: string): TemplateResult {
  return html`<button type="submit" class="button primary" part="primary">${label}</button>`
}

function backButton(view: FormView): TemplateResult | typeof nothing {
  if (stepsOf(view.policy, view.state)[0] === view.state.step) return nothing
  return html`<button
    type="button"
    class="button"
    part="secondary"
    @click=${() => view.act({ type: 'back' })}
  >
    ${view.terms.back}
  </button>`
}

function errorSummary(view: FormView): TemplateResult | typeof nothing {
  const { summary, terms } = view
  if (summary.length === 0) return nothing
  return html`<div
    class="summary"
    part="error"
    id=${SUMMARY_ID}
    tabindex="-1"
    role="group"
    aria-labelledby="fault-count"
  >
    <p id="fault-count"><b>${terms.problems(summary.length)}</b></p>
    <ul>
      ${summary.map(
        (fault) =>
          html`<li>
            <button
              type="button"
              class="link"
              @click=${() => view.goTo(fault.step, fault.field)}
            >
              ${summaryText(view, fault)}
            </button>
          </li>`,
      )}
    </ul>
  </div>`
}

// A link must make sense apart from its field.
function summaryText(view: FormView, fault: Fault): string {
  const text = faultText(view, fault)
  const label = fieldLabel(view, fault.field)
  return text.includes(label) || fault.field === 'rules' || fault.field === 'receipt'
    ? text
    : `${label}${label.endsWith('?') ? ' ' : ': '}${text}`
}
