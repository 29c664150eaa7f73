import { html, type TemplateResult } from 'lit'
import type { Terms } from '../i18n/terms.ts'
import type { Trouble } from '../trouble.ts'
import { remedyFor } from './remedies.ts'

/** What happened, and what the reporter can do about it. */
export function troubleNotice(terms: Terms, vendor: string, trouble: Trouble): TemplateResult {
  return html`<div class="notice bad" part="error" role="alert">
    <p><strong>${terms.troubles[trouble]}</strong></p>
    <p>${terms.remedies[remedyFor(trouble)](vendor)}</p>
  </div>`
}
