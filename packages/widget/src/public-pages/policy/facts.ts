import { html, nothing, type TemplateResult } from 'lit'

/** One thing that is said about something; nothing where there is nothing to say. */
export function fact(
  label: string,
  value: TemplateResult | string | undefined,
): TemplateResult | typeof nothing {
  if (value === undefined) return nothing
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

/** A list with a heading of its own; nothing where the list is empty. */
export function titledList(
  title: string,
  look: string,
  items: readonly TemplateResult[],
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing
  return html`<div>
    <h4>${title}</h4>
    <ul class=${look}>
      ${items}
    </ul>
  </div>`
}
