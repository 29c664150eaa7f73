import { html, nothing, type TemplateResult } from 'lit'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import type { OutboxStage } from '../thread/outbox.ts'
import type { CaseView } from './case-view.ts'

/** Where something that was sent off is: on its way, or why not. */
export function sendingLine(view: CaseView, stage: OutboxStage): TemplateResult | typeof nothing {
  const { terms, words, vendor, followUp, model } = view
  switch (stage.kind) {
    case 'empty':
      return nothing
    case 'proving':
      return html`<p class="muted" role="status">${words.proving}</p>`
    case 'uploading':
      return html`${model.message.files.evidence.part?.uploadList(terms, stage.progress)}
        <button type="button" class="button" part="secondary" @click=${model.outbox.cancel}>
          ${words.stopUpload}
        </button>`
    case 'sending':
      return html`<p class="muted" role="status">
        ${stage.isOffline ? words.offlineWaiting : stage.isWaiting ? words.waiting : words.sending}
      </p>`
    case 'failed':
      return html`${troubleNotice(followUp.adviceFor(terms, vendor, stage.trouble))}
        <p class="muted small">${words.notSent}</p>`
  }
}

/** Why nothing can be added although the case is open: what the vendor has to mend. */
export function cannotWrite(view: CaseView): TemplateResult | typeof nothing {
  const { terms, words, vendor, followUp, opened } = view
  const { writer, keys } = opened
  // The notice about the key says so itself.
  if ('profile' in writer || keys.state === 'changed') return nothing
  const { what, todo } = followUp.adviceFor(terms, vendor, writer.trouble)
  return html`<div class="notice warn">
    <p><strong>${words.cannotWrite(vendor)}</strong></p>
    <p>${what} ${todo}</p>
    <p>${words.stillReadable}</p>
  </div>`
}
