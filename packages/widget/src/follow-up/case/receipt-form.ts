import { html, nothing, type TemplateResult } from 'lit'
import { attentionIcon } from '../../styles/icons.ts'
import type { Trouble } from '../../trouble.ts'
import type { CaseScreen } from './case-view.ts'
import { RECEIPT_ID } from './focus-ids.ts'

/** Asks for the receipt. Nothing is checked before it is sent off, and typing errors cost no request. */
export function receiptForm(form: CaseScreen): TemplateResult {
  const { words, model } = form
  const { isBusy, trouble, open } = model
  const take = (event: SubmitEvent) => {
    event.preventDefault()
    const { currentTarget } = event
    if (!(currentTarget instanceof HTMLFormElement) || isBusy) return
    open(currentTarget.querySelector('input')?.value ?? '')
  }
  return html`<form
    class="step"
    part="step"
    novalidate
    autocomplete="off"
    spellcheck="false"
    @submit=${take}
  >
    <p class="lead">${words.receiptLead}</p>
    <div class="fields">
      <div class="field" part="field">
        <label for=${RECEIPT_ID} part="label">${words.receipt}</label>
        <p class="help" part="help" id="receipt-help">${words.receiptHelp}</p>
        <input
          class="control mono receipt-input"
          part="control"
          type="text"
          dir="ltr"
          id=${RECEIPT_ID}
          name=${RECEIPT_ID}
          autocapitalize="characters"
          .value=${model.receipt}
          aria-describedby="receipt-help receipt-message"
          aria-invalid=${trouble ? 'true' : nothing}
        />
        <div class="message" id="receipt-message">${trouble ? fault(form, trouble) : nothing}</div>
      </div>
    </div>
    <div class="actions start" part="actions">
      <button type="submit" class="button primary" part="primary" aria-disabled=${isBusy}>
        ${isBusy ? words.opening : words.openCase}
      </button>
    </div>
  </form>`
}

function fault({ terms, vendor, followUp }: CaseScreen, trouble: Trouble): TemplateResult {
  const { what, todo } = followUp.adviceFor(terms, vendor, trouble)
  return html`<p class="tone bad" part="error">${attentionIcon}${what} ${todo}</p>`
}
