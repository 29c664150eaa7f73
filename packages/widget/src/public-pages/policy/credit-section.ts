import { html, type TemplateResult } from 'lit'
import { creditLines } from '../credit-lines.ts'
import type { PolicyView } from './policy-view.ts'

/** Whom the vendor thanks in public, and when it asks. */
export function creditSection(view: PolicyView): TemplateResult {
  const { policy, words, vendor } = view
  if (!policy.credit) return html`<p>${words.noCredit(vendor)}</p>`
  return creditLines({ ...view, credit: policy.credit })
}
