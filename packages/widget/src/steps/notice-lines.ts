import { html, nothing, type TemplateResult } from 'lit'
import type { Notice } from '@sealpost/protocol'
import type { FieldView } from '../report-form/view.ts'

/** The vendor's lines of some kinds, where they matter. */
export function noticeLines(
  { policy, say }: Pick<FieldView, 'policy' | 'say'>,
  kinds: readonly Notice['kind'][],
): TemplateResult | typeof nothing {
  const lines = (policy.notices ?? []).filter(({ kind }) => kinds.includes(kind))
  if (lines.length === 0) return nothing
  return html`<div class="reminder">
    ${lines.map(({ text }) => html`<p class="words">${say(text)}</p>`)}
  </div>`
}
