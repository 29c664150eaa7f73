import { html, nothing, type TemplateResult } from 'lit'
import { isInvalid, messageLine } from '../../fields/field-frame.ts'
import type { FormView } from '../../report-form/view.ts'
import { controlId } from '../../report-form/view.ts'
import { stepFrame } from '../../steps/step-frame.ts'
import { checkIcon } from '../../styles/icons.ts'
import { saveFile } from '../save-file.ts'
import { wordsFor } from '../words.ts'
import { caseCode } from './case-code.ts'
import { mailLine } from './mail-line.ts'
import { printSheet, printSheetNear } from './print-sheet.ts'
import { provingScreen } from './proving.ts'
import { receiptFile } from './receipt-text.ts'
import {
  notSentScreen,
  sealingScreen,
  sendingScreen,
  unsealedScreen,
  uploadingScreen,
} from './sending.ts'

/** Hands over the receipt before anything is sent, then sends. */
export function receiptStep(view: FormView): TemplateResult {
  const { stage } = view.delivery
  switch (stage.kind) {
    case 'failed':
      return stage.during === 'sending' ? notSentScreen(view, stage.trouble) : unsealedScreen(view)
    case 'proving':
      return provingScreen(view, stage)
    case 'uploading':
      return uploadingScreen(view, stage)
    case 'sending':
      return sendingScreen(view, stage)
    case 'sealed':
      return handOver(view)
    default:
      return sealingScreen(view)
  }
}

function handOver(view: FormView): TemplateResult {
  const { delivery, terms } = view
  const words = wordsFor(terms)
  const mail = mailLine(view)
  return stepFrame(
    view,
    { heading: words.receiptHeading, lead: words.receiptUse, forward: sendButton(view) },
    html`<div class="receipt" part="receipt">
        <p class="receipt-code mono" translate="no" aria-label=${words.receipt} dir="ltr">
          ${delivery.receiptText.split('-').map((group) => html`<span>${group}</span> `)}
        </p>
        <p class="only-way">${words.onlyWayBack}</p>
        ${savingButtons(view)}
      </div>
      ${saved(view)} ${mail === '' ? nothing : html`<p class="mail">${mail}</p>`} ${caseCode(view)} ${printSheet(view)}`,
  )
}

function savingButtons(view: FormView): TemplateResult {
  const words = wordsFor(view.terms)
  const { receiptText } = view.delivery
  const unlock = () => view.act({ type: 'receipt-saved' })
  const copy = () => {
    navigator.clipboard.writeText(receiptText).then(
      () => {
        view.announce(words.copied)
        unlock()
      },
      () => view.announce(words.copyFailed),
    )
  }
  const download = () => {
    const { name, text } = receiptFile(view)
    saveFile({ name, content: text })
    unlock()
  }
  const print = ({ currentTarget }: Event) => {
    printSheetNear(currentTarget)
    unlock()
  }
  const button = (label: string, run: (event: Event) => void, id = '') =>
    html`<button type="button" class="button" part="secondary" id=${id} @click=${run}>${label}</button>`
  return html`<div class="saving">
    ${button(words.copy, copy, controlId('receipt'))} ${button(words.download, download)}
    ${button(words.print, print)} ${button(words.wroteDown, unlock)}
  </div>`
}

function saved(view: FormView): TemplateResult {
  const { state } = view
  const words = wordsFor(view.terms)
  if (state.receiptSaved) {
    return html`<p class="message tone good"><span>${checkIcon}${words.receiptUnlocked}</span></p>`
  }
  if (view.announcement === words.copyFailed) {
    return html`<p class="message tone warn">${words.copyFailed}</p>`
  }
  return isInvalid(view, 'receipt') === 'true'
    ? messageLine({ view, field: 'receipt' })
    : html`<p class="message muted">${words.receiptLocked}</p>`
}

function sendButton({ terms, state }: FormView): TemplateResult {
  const words = wordsFor(terms)
  return html`<button
    type="submit"
    class="button primary"
    part="primary"
    aria-disabled=${!state.receiptSaved}
  >
    ${words.send}
  </button>`
}
