import { html, nothing, type TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import type { FieldView } from '../report-form/view.ts'
import { textField } from './text-field.ts'

const PANEL_ID = 'cvss-panel'

/** A vector, typed or pasted, or put together in the calculator. */
export function cvssField(view: FieldView, asked: AskedField): TemplateResult {
  const { terms, tools } = view
  const { calculator } = tools
  const isOpen = calculator.stage !== 'closed'
  return html`<div class="scored">
    ${textField(view, asked, scoreNote(view))}
    <button
      type="button"
      class="button"
      part="secondary"
      aria-expanded=${isOpen}
      aria-controls=${PANEL_ID}
      @click=${() => (isOpen ? calculator.close() : void calculator.open())}
    >
      ${isOpen ? terms.closeCalculator : terms.scoreIt}
    </button>
    <div id=${PANEL_ID}>${panel(view)}</div>
  </div>`
}

function panel(view: FieldView): TemplateResult | typeof nothing {
  const { stage, part } = view.tools.calculator
  if (stage === 'loading') return html`<p class="muted" role="status">${view.terms.loadingPart}</p>`
  if (stage === 'failed')
    return html`<p class="tone warn" role="alert">${view.terms.partFailed}</p>`
  return stage === 'open' && part ? part.panel(view) : nothing
}

/** The score of a vector that was pasted while the calculator is closed. */
function scoreNote({ tools, state }: FieldView): TemplateResult | typeof nothing {
  const scored = tools.calculator.part?.scoreOf(state.answers.cvss ?? '')
  return scored && tools.calculator.stage === 'closed'
    ? html`<p class="tone good">${scored.score.toFixed(1)}</p>`
    : nothing
}
