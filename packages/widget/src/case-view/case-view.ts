import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import { textIn } from '@sealpost/protocol'
import { isolate } from '../i18n/isolate.ts'
import type { Terms } from '../i18n/terms.ts'
import type { OpenedCase } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import { caseStyles } from '../styles/case-styles.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import { CASE_HEADING_ID, casePage } from './case-page.ts'
import { RECEIPT_ID, receiptForm } from './receipt-form.ts'

/**
 * A report as its reporter follows it: opened with the receipt, which never leaves the browser, and
 * saying of each change who vouches for it. Its children are shown when it cannot work.
 *
 * @fires form-refused - The case cannot be shown, and says why.
 */
export class SealpostCase extends SealpostElement {
  static override properties: PropertyDeclarations = {
    receipt: { attribute: false },
    opened: { state: true },
    isBusy: { state: true },
    trouble: { state: true },
  }
  static override styles = caseStyles

  /** The receipt to open at once. A property only: an attribute would show it to the page's tools. */
  declare receipt: string
  declare private opened: OpenedCase | null
  declare private isBusy: boolean
  declare private trouble: Trouble | null

  constructor() {
    super()
    this.receipt = ''
    this.opened = null
    this.isBusy = false
    this.trouble = null
  }

  protected override headerFor(terms: Terms, vendor: string): { title: string; promise: string } {
    return { title: terms.caseTitle(vendor), promise: terms.opened(vendor) }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('receipt')) {
      this.opened = null
      this.trouble = null
    }
    const mayOpen = this.receipt !== '' && !this.opened && !this.trouble && !this.isBusy
    const { status } = this.session
    if (mayOpen && status.kind === 'ready') void this.#open(status.session)
  }

  protected override renderBody(session: Session): TemplateResult {
    const { terms, opened, isBusy, trouble } = this
    const { policy } = session.profile.profile
    const vendor = isolate(policy.name)
    if (!opened) {
      return receiptForm({
        terms,
        vendor,
        isBusy,
        trouble,
        submit: (text) => {
          this.trouble = null
          this.receipt = text
          void this.#open(session)
        },
      })
    }
    return casePage({
      terms,
      vendor,
      policy,
      opened,
      isBusy,
      trouble,
      say: (text) => textIn(text, terms.language, policy.language),
      refresh: () => void this.#open(session),
      close: () => this.#close(),
    })
  }

  async #open(session: Session): Promise<void> {
    const { receipt } = this
    const isFirst = !this.opened
    this.isBusy = true
    this.announcement = this.terms.opening
    try {
      const opened = await session.openCase(receipt)
      if (receipt !== this.receipt) return
      this.opened = opened
      this.trouble = null
      if (isFirst) this.focusNext(CASE_HEADING_ID)
    } catch (error) {
      if (receipt !== this.receipt) return
      this.trouble = troubleOf(error)
      if (isFirst) this.focusNext(RECEIPT_ID)
    } finally {
      this.isBusy = false
      this.announcement = ''
    }
  }

  #close(): void {
    this.receipt = ''
    this.focusNext(RECEIPT_ID)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sealpost-case': SealpostCase
  }
}
