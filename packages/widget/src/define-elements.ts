import { SealpostCase } from './case-view/case-view.ts'
import { SealpostCredits } from './credits/credits-view.ts'
import { SealpostPolicy } from './policy-view/policy-view.ts'
import { SealpostReport } from './report-form/report-form.ts'

const ELEMENTS = {
  'sealpost-report': SealpostReport,
  'sealpost-case': SealpostCase,
  'sealpost-policy': SealpostPolicy,
  'sealpost-credits': SealpostCredits,
}

/** Defines all four elements. May be called twice, and beside another copy. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
}
