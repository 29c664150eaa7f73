import { SealpostCase } from './case-view/case-view.ts'
import { SealpostReport } from './report-form/report-form.ts'

/** Defines `<sealpost-report>` and `<sealpost-case>`. May be called twice, and beside another copy. */
export function defineElements(): void {
  if (!customElements.get('sealpost-report')) {
    customElements.define('sealpost-report', SealpostReport)
  }
  if (!customElements.get('sealpost-case')) customElements.define('sealpost-case', SealpostCase)
}
