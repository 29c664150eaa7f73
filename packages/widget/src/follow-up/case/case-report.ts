import { html, type TemplateResult } from 'lit'
import type { SealedReportItem } from '@sealpost/protocol'
import { reportEntries } from '../fields/report-entries.ts'
import { reportSections } from '../flow/report-text.ts'
import { reportLabels } from '../i18n/report-labels.ts'
import { saveFile } from '../shell/save-file.ts'
import type { CaseView } from './case-page.ts'
import { doubtOf } from './doubts.ts'

/** The report as it was sealed, for rereading. */
export function caseReport(view: CaseView): TemplateResult {
  const { terms, vendor, opened } = view
  const { report } = opened
  switch (report.state) {
    case 'open':
      return html`<details class="reread">
        <summary>${terms.yourReport}</summary>
        ${sections(view, report.item)}
      </details>`
    case 'deleted':
      return html`<h4>${terms.yourReport}</h4>
        <p class="muted">${terms.reportDeleted}</p>`
    case 'unverifiable':
      return html`<h4>${terms.yourReport}</h4>
        <p class="vouch tone bad">
          ${terms.unverifiable}. ${terms.doubts[doubtOf(report.reason)](vendor)}
          <button
            type="button"
            class="link"
            @click=${() => saveFile({ name: 'report.pgp', content: report.sealed })}
          >
            ${terms.saveRaw}
          </button>
        </p>`
  }
}

function sections({ terms, policy, say }: CaseView, item: SealedReportItem): TemplateResult {
  const channel = policy.channels.find(({ id }) => id === item.channel)
  const rules = item.body.acceptedRules.map((accepted) => {
    const rule = policy.rules.items.find(({ id }) => id === accepted)
    return rule ? say(rule.text) : accepted
  })
  const read = reportSections(
    {
      channelLabel: channel ? say(channel.label) : item.channel,
      urgent: item.urgent,
      acceptedRules: rules,
      answers: item.body.answers,
    },
    reportLabels(terms),
  )
  return html`<div class="paper">
    ${read.map(
      (section) =>
        html`<section>
          <h4>${section.title}</h4>
          ${reportEntries(section)}
        </section>`,
    )}
  </div>`
}
