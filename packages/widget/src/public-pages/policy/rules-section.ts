import { html, nothing, type TemplateResult } from 'lit'
import type { Rule } from '@sealpost/protocol'
import { titledList } from './facts.ts'
import type { PolicyView } from './policy-view.ts'

/** What to do, and what never to do. */
export function rulesSection({ policy, terms, words, say }: PolicyView): TemplateResult | null {
  const { items, accept } = policy.rules
  if (items.length === 0) return null
  const listed = (kind: Rule['kind']) =>
    items
      .filter((rule) => rule.kind === kind)
      .map(({ text }) => html`<li class="words">${say(text)}</li>`)
  return html`<div class="columns">
      ${titledList(terms.please, 'bullets do', listed('do'))}
      ${titledList(terms.never, 'bullets never', listed('never'))}
    </div>
    <p class="muted small">${words.accept[accept]}</p>`
}

/** What the vendor promises those who keep to the rules, and on what condition. */
export function harbourSection({ policy, say }: PolicyView): TemplateResult | null {
  const { safeHarbour } = policy
  if (!safeHarbour) return null
  return html`<div class="notice good">
    <p class="words">${say(safeHarbour.text)}</p>
    ${
      safeHarbour.condition
        ? html`<p class="words muted">${say(safeHarbour.condition)}</p>`
        : nothing
    }
  </div>`
}

/** Lines that need no consent. */
export function noticesSection({ policy, say }: PolicyView): TemplateResult | null {
  const { notices = [] } = policy
  if (notices.length === 0) return null
  return html`<ul class="bullets">
    ${notices.map(({ text }) => html`<li class="words">${say(text)}</li>`)}
  </ul>`
}
