import type { StepId } from '../flow/form-state.ts'

/** The form shows another step. */
export class StepChangedEvent extends Event {
  constructor(readonly step: StepId) {
    super('step-changed', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'step-changed': StepChangedEvent
  }
}
