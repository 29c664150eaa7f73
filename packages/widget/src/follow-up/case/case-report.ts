import { html, type TemplateResult } from 'lit'
import type { CaseView } from './case-view.ts'
import { doubtLine } from './vouch.ts'

/** The report as it was sealed, for rereading. */
export function caseReport(view: CaseView): TemplateResult {
  const { words, opened, followUp } = view
  const { report } = opened
  switch (report.state) {
    case 'open':
      return html`<details class="reread">
        <summary>${words.yourReport}</summary>
        ${followUp.reportPaper(view, report.item)}
      </details>`
    case 'deleted':
      return html`<h4>${words.yourReport}</h4>
        <p class="muted">${words.reportDeleted}</p>`
    case 'unverifiable':
      return html`<h4>${words.yourReport}</h4>
        ${doubtLine(view, { name: 'report', actor: 'reporter', ...report })}`
  }
}
