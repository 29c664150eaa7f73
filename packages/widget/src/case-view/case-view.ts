import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import { textIn } from '@sealpost/protocol'
import { isolate } from '../i18n/isolate.ts'
import type { OpenedCase } from '../sealing/sealing.ts'
import { type Session, startReadingSession } from '../session/session.ts'
import type { ElementHeader } from '../shell/frames.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import type { Ready } from '../shell/session-controller.ts'
import { elementStyles } from '../styles/element-styles.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import { CASE_HEADING_ID, CONSENT_ID, type Consent, RECEIPT_ID } from './case-screen.ts'
import { MinuteController } from './minute-controller.ts'

const GIVEN = { stage: 'given', trouble: null } as const

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
    consent: { state: true },
  }
  static override styles = elementStyles

  /** The receipt to open at once. A property only: an attribute would show it to the page's tools. */
  declare receipt: string
  declare private opened: OpenedCase | null
  declare private isBusy: boolean
  declare private trouble: Trouble | null
  declare private consent: Pick<Consent, 'stage' | 'trouble'>

  constructor() {
    super()
    // An expired profile is good enough for reading.
    this.connect = startReadingSession
    this.receipt = ''
    this.opened = null
    this.isBusy = false
    this.trouble = null
    this.consent = GIVEN
    new MinuteController(this)
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('receipt')) {
      this.opened = null
      this.trouble = null
      this.consent = GIVEN
    }
    const { status } = this.session
    const mayOpen = this.receipt !== '' && !this.opened && !this.trouble && !this.isBusy
    if (mayOpen && status.kind === 'ready') void this.#open(status.session)
  }

  protected override headerFor({ followUp }: Ready, vendor: string): ElementHeader {
    return followUp.caseHeader(this.terms, vendor)
  }

  protected override renderBody({ session, followUp }: Ready): TemplateResult {
    const { terms, opened, isBusy, trouble } = this
    const { policy } = session.profile.profile
    return followUp.caseScreen({
      terms,
      vendor: isolate(policy.name),
      policy,
      opened,
      receipt: this.receipt,
      isBusy,
      trouble,
      nowMs: Date.now(),
      consent: this.#consentIn(session),
      say: (text) => textIn(text, terms.language, policy.language),
      open: (text) => {
        this.trouble = null
        this.receipt = text
        void this.#open(session)
      },
      refresh: () => void this.#open(session),
      close: () => this.#close(),
    })
  }

  async #open(session: Session): Promise<void> {
    const { receipt } = this
    const isFirst = !this.opened
    this.isBusy = true
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
    }
  }

  #consentIn(session: Session): Consent {
    return {
      ...this.consent,
      ask: () => this.#enterConsent({ stage: 'asked', trouble: null }),
      keep: () => this.#enterConsent(GIVEN),
      withdraw: () => void this.#withdraw(session),
    }
  }

  #enterConsent(consent: Pick<Consent, 'stage' | 'trouble'>): void {
    this.consent = consent
    this.focusNext(CONSENT_ID)
  }

  async #withdraw(session: Session): Promise<void> {
    const { receipt } = this
    this.consent = { stage: 'withdrawing', trouble: null }
    try {
      await session.withdrawCredit(receipt)
      if (receipt === this.receipt) this.#enterConsent({ stage: 'withdrawn', trouble: null })
    } catch (error) {
      if (receipt === this.receipt)
        this.#enterConsent({ stage: 'asked', trouble: troubleOf(error) })
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
