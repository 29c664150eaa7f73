import { html, type TemplateResult } from 'lit'
import type { SealedReportItem } from '@sealpost/protocol'
import { reportSections } from '../../flow/report-text.ts'
import { reportEntries } from '../report-entries.ts'
import { ownQuestions, reportLabels } from '../report-labels.ts'
import { saveFile } from '../save-file.ts'
import type { CaseView } from './case-view.ts'
import { doubtOf } from './doubts.ts'

/** The report as it was sealed, for rereading. */
export function caseReport(view: CaseView): TemplateResult {
  const { words, vendor, opened } = view
  const { report } = opened
  switch (report.state) {
    case 'open':
      return html`<details class="reread">
        <summary>${words.yourReport}</summary>
        ${sections(view, report.item)}
      </details>`
    case 'deleted':
      return html`<h4>${words.yourReport}</h4>
        <p class="muted">${words.reportDeleted}</p>`
    case 'unverifiable':
      return html`<h4>${words.yourReport}</h4>
        <p class="vouch tone bad">
          ${words.unverifiable}. ${words.doubts[doubtOf(report.reason)](vendor)}
          <button
            type="button"
            class="link"
            @click=${() => saveFile({ name: 'report.pgp', content: report.sealed })}
          >
            ${words.saveRaw}
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
      questions: ownQuestions(policy, item.channel),
    },
    reportLabels({ terms, policy, channel: item.channel }),
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
