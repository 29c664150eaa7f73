/** The reporter wants to see the case. Cancel it to show something else than the case in place. */
export class OpenCaseEvent extends Event {
  constructor() {
    super('open-case', { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-case': OpenCaseEvent
  }
}
