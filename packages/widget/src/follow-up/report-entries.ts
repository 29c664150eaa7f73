import { html, type TemplateResult } from 'lit'
import type { ReportEntry, ReportSection } from '../flow/report-text.ts'

/** Answers for reading. Kept from translating services, which would learn them. */
export function reportEntries({ title, entries }: ReportSection): TemplateResult {
  return html`<dl translate="no">${entries.map((entry) => reportEntry(entry, title))}</dl>`
}

function reportEntry({ field, label, value }: ReportEntry, title: string): TemplateResult {
  const isCode = field === 'proofOfConcept' || field === 'steps'
  return html`<div>
    <dt class=${label === title ? 'only-read' : ''}>${label}</dt>
    <dd class=${isCode ? 'words mono' : 'words'}>${typeof value === 'string' ? value : numbered(value)}</dd>
  </div>`
}

function numbered(items: readonly string[]): TemplateResult {
  return html`<ol class="numbered">${items.map((item) => html`<li class="words">${item}</li>`)}</ol>`
}
