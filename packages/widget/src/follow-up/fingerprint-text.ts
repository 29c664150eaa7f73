import { html, type TemplateResult } from 'lit'

/** A fingerprint in the groups of four that people compare. */
export function fingerprintText(fingerprint: string): TemplateResult {
  const groups = fingerprint.toUpperCase().match(/.{1,4}/g) ?? []
  return html`<code class="groups" dir="ltr">${groups.map((group) => html`<span>${group}</span> `)}</code>`
}
