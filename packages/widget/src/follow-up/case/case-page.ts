import { html, nothing, type TemplateResult } from 'lit'
import { CLOSED_STATUSES } from '@sealpost/protocol'
import { CASE_HEADING_ID } from '../../case-view/case-screen.ts'
import { fieldName } from '../../i18n/field-names.ts'
import type { Terms } from '../../i18n/terms.ts'
import { dayText, timeTexts } from '../../i18n/times.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { adviceFor } from '../advice.ts'
import { clockList } from '../clocks/clock-list.ts'
import { caseReport } from './case-report.ts'
import type { CaseView } from './case-view.ts'
import { creditConsent } from './credit-consent.ts'
import { changeMark, timeline } from './timeline.ts'

/** A case: where it stands, what happened, and the report itself. */
export function casePage(view: CaseView): TemplateResult {
  const { terms, words, vendor, opened, trouble } = view
  const [name, meaning] = words.statuses[opened.standing.status]
  return html`<div class="body">
    <div class="step" part="step">
      ${trouble ? troubleNotice(adviceFor(terms, vendor, trouble)) : nothing}
      <div class="status">
        <p class="muted small">${words.status}</p>
        <h3 id=${CASE_HEADING_ID} tabindex="-1">${name}</h3>
        <p>${meaning(vendor)}</p>
        ${closing(view)} ${changeMark(view, opened.statusMark)}
      </div>
      ${missing(view)} ${promises(view)}
      <section class="chapter">
        <h4>${words.history}</h4>
        ${timeline(view)}
      </section>
      <section class="chapter">${caseReport(view)}</section>
      ${creditConsent(view)}
    </div>
    <div class="rail open standing">${standing(view)}</div>
  </div>`
}

function standing(view: CaseView): TemplateResult {
  const { terms, words, opened, policy, say, isBusy } = view
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
        aria-disabled=${isBusy}
        @click=${isBusy ? nothing : view.refresh}
      >
        ${isBusy ? words.opening : words.refresh}
      </button>
      <p>
        <button type="button" class="link" aria-describedby="close-help" @click=${view.close}>
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

function closing({ terms, words, opened }: CaseView): TemplateResult | typeof nothing {
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

function promises(view: CaseView): TemplateResult | typeof nothing {
  const { words, vendor, opened } = view
  const { promises: clocks, channel } = opened.standing
  if (clocks.length === 0) return nothing
  return html`<section class="chapter">
    <h4>${words.promisedBy(vendor)}</h4>
    ${clockList({ ...view, clocks, channel })}
  </section>`
}

function missing({
  terms,
  policy,
  words,
  vendor,
  opened,
}: CaseView): TemplateResult | typeof nothing {
  const { missing, status, channel } = opened.standing
  const naming = { terms, policy, channel }
  if (status !== 'needs_detail' || missing.length === 0) return nothing
  return html`<section class="notice warn">
    <h4>${words.asksFor(vendor)}</h4>
    <ul class="bullets">
      ${missing.map((field) => html`<li>${fieldName(naming, field)}</li>`)}
    </ul>
  </section>`
}
