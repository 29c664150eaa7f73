import type { Trouble } from '../trouble.ts'

/** The form cannot be used, and shows why; nothing was sent. */
export class FormRefusedEvent extends Event {
  constructor(readonly trouble: Trouble) {
    super('form-refused', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'form-refused': FormRefusedEvent
  }
}
