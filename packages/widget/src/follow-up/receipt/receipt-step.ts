import { html, type TemplateResult } from 'lit'
import { isInvalid, messageLine } from '../../fields/field-frame.ts'
import type { FormView } from '../../report-form/view.ts'
import { controlId } from '../../report-form/view.ts'
import { saveFile } from '../../shell/save-file.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { checkIcon } from '../../styles/icons.ts'
import { stepFrame } from '../step-frame.ts'
import { printSheet } from './print-sheet.ts'
import { receiptFile } from './receipt-text.ts'
import { notSentScreen, sendingScreen } from './sending.ts'

/** Hands over the receipt before anything is sent, then sends. */
export function receiptStep(view: FormView): TemplateResult {
  const { delivery, terms, vendor } = view
  const { stage } = delivery
  if (stage.kind === 'sending') return sendingScreen(view, stage)
  if (stage.kind === 'failed') {
    return stage.during === 'sending'
      ? notSentScreen(view, stage.trouble)
      : stepFrame(
          view,
          { heading: terms.receiptHeading },
          troubleNotice(terms, vendor, stage.trouble),
        )
  }
  return stepFrame(
    view,
    { heading: terms.receiptHeading, lead: terms.receiptUse, forward: sendButton(view) },
    html`<div class="receipt" part="receipt">
        <p class="receipt-code mono" translate="no" aria-label=${terms.receipt} dir="ltr">
          ${delivery.receiptText.split('-').map((group) => html`<span>${group}</span> `)}
        </p>
        <p class="only-way">${terms.onlyWayBack}</p>
        ${savingButtons(view)}
      </div>
      ${saved(view)} ${printSheet(view)}`,
  )
}

function savingButtons(view: FormView): TemplateResult {
  const { terms, delivery } = view
  const unlock = () => view.act({ type: 'receipt-saved' })
  const copy = () => {
    navigator.clipboard.writeText(delivery.receiptText).then(
      () => {
        view.announce(terms.copied)
        unlock()
      },
      () => view.announce(terms.copyFailed),
    )
  }
  const download = () => {
    const { name, text } = receiptFile(view)
    saveFile({ name, content: text })
    unlock()
  }
  const print = () => {
    view.printReceipt()
    unlock()
  }
  const button = (label: string, run: () => void, id = '') =>
    html`<button type="button" class="button" part="secondary" id=${id} @click=${run}>${label}</button>`
  return html`<div class="saving">
    ${button(terms.copy, copy, controlId('receipt'))} ${button(terms.download, download)}
    ${button(terms.print, print)} ${button(terms.wroteDown, unlock)}
  </div>`
}

function saved(view: FormView): TemplateResult {
  const { terms, state } = view
  if (!state.receiptSaved && isInvalid(view, 'receipt') === 'true') {
    return messageLine({ view, field: 'receipt' })
  }
  return html`<p class="message ${state.receiptSaved ? 'tone good' : 'muted'}">
    ${state.receiptSaved ? html`<span>${checkIcon}${terms.receiptUnlocked}</span>` : terms.receiptLocked}
  </p>`
}

function sendButton({ terms, state }: FormView): TemplateResult {
  return html`<button
    type="submit"
    class="button primary"
    part="primary"
    aria-disabled=${!state.receiptSaved}
  >
    ${terms.send}
  </button>`
}
