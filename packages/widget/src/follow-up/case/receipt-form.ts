import { html, nothing, type TemplateResult } from 'lit'
import type { Terms } from '../i18n/terms.ts'
import { remedyFor } from '../shell/remedies.ts'
import { attentionIcon } from '../styles/icons.ts'
import type { Trouble } from '../trouble.ts'

export const RECEIPT_ID = 'receipt'

export type ReceiptForm = {
  terms: Terms
  vendor: string
  isBusy: boolean
  trouble: Trouble | null
  submit: (text: string) => void
}

/** Asks for the receipt. Nothing is checked before it is sent off, and typing errors cost no request. */
export function receiptForm(form: ReceiptForm): TemplateResult {
  const { terms, isBusy, trouble, submit } = form
  const take = (event: SubmitEvent) => {
    event.preventDefault()
    const { currentTarget } = event
    if (!(currentTarget instanceof HTMLFormElement) || isBusy) return
    submit(String(new FormData(currentTarget).get(RECEIPT_ID)))
  }
  return html`<form
    class="step"
    part="step"
    novalidate
    autocomplete="off"
    spellcheck="false"
    @submit=${take}
  >
    <p class="lead">${terms.receiptLead}</p>
    <div class="fields">
      <div class="field" part="field">
        <label for=${RECEIPT_ID} part="label">${terms.receipt}</label>
        <p class="help" part="help" id="receipt-help">${terms.receiptHelp}</p>
        <input
          class="control mono receipt-input"
          part="control"
          type="text"
          dir="ltr"
          id=${RECEIPT_ID}
          name=${RECEIPT_ID}
          autocapitalize="characters"
          aria-describedby="receipt-help receipt-message"
          aria-invalid=${trouble ? 'true' : nothing}
        />
        <div class="message" id="receipt-message">${trouble ? fault(form, trouble) : nothing}</div>
      </div>
    </div>
    <div class="actions start" part="actions">
      <button type="submit" class="button primary" part="primary" aria-disabled=${isBusy}>
        ${isBusy ? terms.opening : terms.openCase}
      </button>
    </div>
  </form>`
}

function fault({ terms, vendor }: ReceiptForm, trouble: Trouble): TemplateResult {
  // Words about a typing error already say what to do.
  const isTypo = trouble.startsWith('receipt_')
  return html`<p class="tone bad" part="error">
    ${attentionIcon}${terms.troubles[trouble]}
    ${isTypo ? nothing : terms.remedies[remedyFor(trouble)](vendor)}
  </p>`
}
