import { html, nothing, type TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { wordsFor } from '../words.ts'
import { caseLink } from './case-link.ts'
import { receiptFacts } from './receipt-text.ts'

/** What goes on paper: the receipt and the way to the case, nothing else. Stays unseen on the screen. */
export function printSheet(view: FormView): TemplateResult {
  const { terms, delivery, policy, place, profile } = view
  const code = view.tools.qrCode.part
  const link = caseLink(place.service, profile.vendor)
  const words = wordsFor(terms)
  return html`<div class="print-sheet" id=${SHEET_ID} popover="manual">
    <h2>${words.receiptFor(policy.name)}</h2>
    <p class="receipt-code mono">${delivery.receiptText}</p>
    <dl class="facts">
      ${receiptFacts(view).map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p>${words.onlyWayBack}</p>
    ${code ? code.draw(link, words.casePage) : nothing}
  </div>`
}

/**
 * Prints the sheet beside a control alone, whatever page it stands in: everything else is hidden
 * while the browser prints. No second window or frame ever holds the receipt.
 */
export function printSheetNear(control: EventTarget | null): void {
  const root = control instanceof Element ? control.getRootNode() : null
  const sheet = root instanceof ShadowRoot ? root.getElementById(SHEET_ID) : null
  if (!sheet) return

  const rest = new CSSStyleSheet()
  rest.replaceSync(HIDE_THE_REST)
  document.adoptedStyleSheets.push(rest)
  sheet.showPopover()
  const restore = () => {
    sheet.hidePopover()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((kept) => kept !== rest)
  }
  addEventListener('afterprint', restore, { once: true })
  print()
}

const SHEET_ID = 'print-sheet'

// One page high, or the hidden page would print as empty sheets.
const HIDE_THE_REST = `@media print {
  html, body { block-size: 99vh !important; margin: 0 !important; overflow: hidden !important }
  body * { visibility: hidden !important }
}`
