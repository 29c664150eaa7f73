import { html, nothing, type TemplateResult } from 'lit'
import { attentionIcon } from '../../styles/icons.ts'
import type { CaseView } from './case-view.ts'

/** The end of a small form in the case: its own button, and one that closes it and leads back. */
export function panelButtons(
  { words, model }: CaseView,
  { label, backTo }: { label: string; backTo: string },
): TemplateResult {
  const { panels, outbox } = model
  return html`<div class="choices">
    <button type="submit" class="button primary" part="primary" aria-disabled=${outbox.isBusy}>
      ${label}
    </button>
    <button
      type="button"
      class="button"
      part="secondary"
      @click=${() => panels.show(null, backTo)}
    >
      ${words.cancel}
    </button>
  </div>`
}

/** Where a control's `aria-describedby` finds what is wrong with it; empty while nothing is. */
export function faultLine(id: string, fault: string | null): TemplateResult {
  return html`<div class="message" id=${id}>
    ${fault === null ? nothing : html`<p class="tone bad" part="error">${attentionIcon}${fault}</p>`}
  </div>`
}
