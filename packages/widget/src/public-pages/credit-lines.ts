import { html, nothing, type TemplateResult } from 'lit'
import type { CreditTerms, LocalText } from '@sealpost/protocol'
import type { PublicTerms } from '../i18n/public-terms.ts'
import type { Terms } from '../i18n/terms.ts'

export type CreditLines = {
  terms: Terms
  words: PublicTerms
  credit: CreditTerms
  say: (text: LocalText) => string
}

/** The terms of credit: the vendor's words, then what follows from the document. */
export function creditLines({ terms, words, credit, say }: CreditLines): TemplateResult {
  const { text, minimumSeverity, newFindingsOnly, asked } = credit
  const lines = [
    minimumSeverity &&
      minimumSeverity !== 'none' &&
      words.minimumSeverity(terms.choices.severity[minimumSeverity]),
    newFindingsOnly && words.newFindingsOnly,
    words.asked[asked],
    words.consent,
  ].filter((line) => typeof line === 'string')
  return html`${text ? html`<p class="words">${say(text)}</p>` : nothing}
    <ul class="bullets muted">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`
}
