import { html, type TemplateResult } from 'lit'
import type { Advice } from './early-advice.ts'

/** What happened, and what the reporter can do about it. */
export function troubleNotice({ what, todo }: Advice): TemplateResult {
  return html`<div class="notice bad" part="error" role="alert">
    <p><strong>${what}</strong></p>
    <p>${todo}</p>
  </div>`
}
