import { html, type TemplateResult } from 'lit'
import type { ReportEntry } from '../flow/report-text.ts'

/** Answers for reading. Kept from translating services, which would learn them. */
export function reportEntries(entries: readonly ReportEntry[]): TemplateResult {
  return html`<dl class="entries" translate="no">${entries.map(reportEntry)}</dl>`
}

function reportEntry({ field, label, value }: ReportEntry): TemplateResult {
  const isCode = field === 'proofOfConcept' || field === 'steps'
  return html`<div>
    <dt>${label}</dt>
    <dd class=${isCode ? 'words mono' : 'words'}>${typeof value === 'string' ? value : numbered(value)}</dd>
  </div>`
}

function numbered(items: readonly string[]): TemplateResult {
  return html`<ol class="numbered">${items.map((item) => html`<li class="words">${item}</li>`)}</ol>`
}
