import { html, nothing, type TemplateResult } from 'lit'
import { CLOSED_STATUSES } from '@sealpost/protocol'
import type { Terms } from '../../i18n/terms.ts'
import { dayText, timeTexts } from '../../i18n/times.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { datesChapter } from '../embargo/dates-chapter.ts'
import { caseReport } from './case-report.ts'
import type { CaseView } from './case-view.ts'
import { composer } from './composer.ts'
import { creditChapter } from './credit-chapter.ts'
import { detailCard } from './detail-card.ts'
import { CASE_HEADING_ID } from './focus-ids.ts'
import { keyNotice } from './key-notice.ts'
import { notesChapter } from './notes-chapter.ts'
import { timeline } from './timeline.ts'
import { statusMark } from './vouch.ts'
import { withdrawal } from './withdrawal.ts'

/** A case: where it stands, what is asked, what was promised, what was said, and the report itself. */
export function casePage(view: CaseView): TemplateResult {
  const { terms, words, vendor, opened, followUp, model } = view
  const [name, meaning] = words.statuses[opened.standing.status]
  return html`<div class="body">
    <div class="step" part="step">
      ${model.trouble ? troubleNotice(followUp.adviceFor(terms, vendor, model.trouble)) : nothing}
      <div class="status">
        <p class="muted small">${words.status}</p>
        <h3 id=${CASE_HEADING_ID} tabindex="-1">${name}</h3>
        <p>${meaning(vendor)}</p>
        ${closing(view)} ${statusMark(view)}
      </div>
      ${keyNotice(view)} ${detailCard(view)} ${datesChapter(view)}
      <section class="chapter">
        <h4>${words.thread}</h4>
        ${timeline(view)} ${composer(view)}
      </section>
      <section class="chapter">${caseReport(view)}</section>
      ${creditChapter(view)} ${notesChapter(view)} ${withdrawal(view)}
    </div>
    <div class="rail open standing">${standing(view)}</div>
  </div>`
}

function standing(view: CaseView): TemplateResult {
  const { terms, words, opened, policy, say, model } = view
  const { reference, receivedAt, updatedAt, channel, severity } = opened.standing
  const label = policy.channels.find(({ id }) => id === channel)?.label
  return html`<dl class="facts">
      <div>
        <dt>${words.reference}</dt>
        <dd class="reference mono" translate="no">${reference}</dd>
      </div>
      ${fact(terms.steps.channel, html`<bdi>${label ? say(label) : channel}</bdi>`)}
      ${severity ? fact(words.severityLabel, html`${words.severities[severity]}`) : nothing}
      ${fact(words.received, time(terms, receivedAt))}
      ${updatedAt === receivedAt ? nothing : fact(words.updated, time(terms, updatedAt))}
    </dl>
    <div class="case-tools">
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${model.isBusy}
        @click=${model.isBusy ? nothing : model.refresh}
      >
        ${model.isBusy ? words.opening : words.refresh}
      </button>
      <p>
        <button type="button" class="link" aria-describedby="close-help" @click=${model.close}>
          ${words.closeCase}
        </button>
      </p>
      <p class="muted small" id="close-help">${words.closeCaseHelp}</p>
    </div>`
}

function fact(label: string, value: TemplateResult): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

function time(terms: Terms, timestamp: string): TemplateResult {
  const { local, utc } = timeTexts(terms, timestamp)
  return html`<time datetime=${timestamp} title=${utc}>${local}</time>`
}

function closing({ terms, words, opened }: CaseView): TemplateResult {
  const { status, declineReason, deletedAt } = opened.standing
  const isClosed = CLOSED_STATUSES.some((closed) => closed === status)
  return html`${
    status === 'declined' && declineReason
      ? html`<p>${words.reasonLabel}: ${words.declineReasons[declineReason]}</p>`
      : nothing
  }
  ${isClosed ? html`<p>${words.caseClosed}</p>` : nothing}
  ${deletedAt ? html`<p>${words.caseDeleted(dayText(terms, deletedAt))}</p>` : nothing}`
}
