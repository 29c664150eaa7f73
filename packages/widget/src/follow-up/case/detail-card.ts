import { html, nothing, type TemplateResult } from 'lit'
import { fieldName } from '../../i18n/field-names.ts'
import { attentionIcon } from '../../styles/icons.ts'
import { saidBy } from '../thread/case-facts.ts'
import type { CaseView } from './case-view.ts'
import { DETAIL_ID } from './focus-ids.ts'
import { sendingLine } from './sending-line.ts'

/** What the vendor asks for: in the form's own controls, or by name where these cannot be had. */
export function detailCard(view: CaseView): TemplateResult | typeof nothing {
  const { words, vendor, opened, model } = view
  const { status, missing } = opened.standing
  if (status !== 'needs_detail' || missing.length === 0) return nothing
  const { form } = model.panels.detail
  const left = missing.filter((field) => !form?.fields.includes(field))
  return html`<section class="notice warn asked">
    <h4 id=${DETAIL_ID} tabindex="-1">${words.asksFor(vendor)}</h4>
    ${note(view)} ${left.length > 0 ? names(view, left) : nothing}
    ${form && form.fields.length > 0 && 'profile' in opened.writer ? controls(view) : nothing}
  </section>`
}

/** What the vendor wrote beside it; only if the vendor signed it. */
function note({ opened }: CaseView): TemplateResult | typeof nothing {
  const request = opened.thread.findLast(({ change }) => change?.status === 'needs_detail')
  const { text } = request ? saidBy(request) : { text: '' }
  return text === '' ? nothing : html`<blockquote class="words" translate="no">${text}</blockquote>`
}

function names({ terms, policy, opened }: CaseView, fields: OpenedMissing): TemplateResult {
  const naming = { terms, policy, channel: opened.standing.channel }
  return html`<ul class="bullets">
    ${fields.map((field) => html`<li>${fieldName(naming, field)}</li>`)}
  </ul>`
}

type OpenedMissing = CaseView['opened']['standing']['missing']

function controls(view: CaseView): TemplateResult {
  const { words, model } = view
  const { detail } = model.panels
  const stage = model.outbox.stageOf('answer')
  const submit = (event: Event) => {
    event.preventDefault()
    if (!model.outbox.isBusy) void detail.send()
  }
  return html`<form novalidate autocomplete="off" spellcheck="false" @submit=${submit}>
    <p>${words.asksLead}</p>
    ${detail.form?.render(view)}
    ${
      detail.isUnchanged
        ? html`<p class="tone bad" role="alert">${attentionIcon}${words.answersMissing}</p>`
        : nothing
    }
    ${sendingLine(view, stage)}
    <div class="actions start" part="actions">
      <button
        type="submit"
        class="button primary"
        part="primary"
        aria-disabled=${model.outbox.isBusy}
      >
        ${stage.kind === 'failed' ? view.terms.retry : words.sendAnswer}
      </button>
    </div>
  </form>`
}
