import { html, nothing, type TemplateResult } from 'lit'
import { CLOSED_STATUSES, type LocalText, type Policy } from '@sealpost/protocol'
import { fieldNames } from '../i18n/field-names.ts'
import type { Terms } from '../i18n/terms.ts'
import { dayText, timeTexts } from '../i18n/times.ts'
import type { OpenedCase } from '../sealing/sealing.ts'
import { troubleNotice } from '../shell/trouble-notice.ts'
import type { Trouble } from '../trouble.ts'
import { caseReport } from './case-report.ts'
import { changeMark, timeline } from './timeline.ts'

export const CASE_HEADING_ID = 'case-heading'

/** What the parts of a case page may see and do. */
export type CaseView = {
  terms: Terms
  vendor: string
  policy: Policy
  opened: OpenedCase
  isBusy: boolean
  trouble: Trouble | null
  say: (text: LocalText) => string
  refresh: () => void
  close: () => void
}

/** A case: where it stands, what happened, and the report itself. */
export function casePage(view: CaseView): TemplateResult {
  const { terms, vendor, opened, trouble } = view
  const [name, meaning] = terms.statuses[opened.standing.status]
  return html`<div class="body">
    <div class="rail open standing">${standing(view)}</div>
    <div class="step" part="step">
      ${trouble ? troubleNotice(terms, vendor, trouble) : nothing}
      <div class="status">
        <p class="muted small">${terms.status}</p>
        <h3 id=${CASE_HEADING_ID} tabindex="-1">${name}</h3>
        <p>${meaning(vendor)}</p>
        ${closing(view)} ${changeMark(view, opened.statusMark)}
      </div>
      ${missing(view)}
      <section class="chapter">
        <h4>${terms.history}</h4>
        ${timeline(view)}
      </section>
      <section class="chapter">${caseReport(view)}</section>
    </div>
  </div>`
}

function standing(view: CaseView): TemplateResult {
  const { terms, opened, policy, say, isBusy } = view
  const { reference, receivedAt, updatedAt, channel, severity } = opened.standing
  const label = policy.channels.find(({ id }) => id === channel)?.label
  return html`<dl class="facts">
      <div>
        <dt>${terms.reference}</dt>
        <dd class="reference mono" translate="no">${reference}</dd>
      </div>
      ${fact(terms.steps.channel, html`<bdi>${label ? say(label) : channel}</bdi>`)}
      ${severity ? fact(terms.severityLabel, html`${terms.severities[severity]}`) : nothing}
      ${fact(terms.received, time(terms, receivedAt))}
      ${updatedAt === receivedAt ? nothing : fact(terms.updated, time(terms, updatedAt))}
    </dl>
    <div class="case-tools">
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${isBusy}
        @click=${isBusy ? nothing : view.refresh}
      >
        ${isBusy ? terms.opening : terms.refresh}
      </button>
      <p>
        <button type="button" class="link" aria-describedby="close-help" @click=${view.close}>
          ${terms.closeCase}
        </button>
      </p>
      <p class="muted small" id="close-help">${terms.closeCaseHelp}</p>
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

function closing({ terms, opened }: CaseView): TemplateResult | typeof nothing {
  const { status, declineReason, deletedAt } = opened.standing
  const isClosed = CLOSED_STATUSES.some((closed) => closed === status)
  return html`${
    status === 'declined' && declineReason
      ? html`<p>${terms.reasonLabel}: ${terms.declineReasons[declineReason]}</p>`
      : nothing
  }
  ${isClosed ? html`<p>${terms.caseClosed}</p>` : nothing}
  ${deletedAt ? html`<p>${terms.caseDeleted(dayText(terms, deletedAt))}</p>` : nothing}`
}

function missing({ terms, vendor, opened }: CaseView): TemplateResult | typeof nothing {
  const names = fieldNames(terms)
  const { missing, status } = opened.standing
  if (status !== 'needs_detail' || missing.length === 0) return nothing
  return html`<section class="notice warn">
    <h4>${terms.asksFor(vendor)}</h4>
    <ul class="bullets">
      ${missing.map((field) => html`<li>${names[field]}</li>`)}
    </ul>
  </section>`
}
