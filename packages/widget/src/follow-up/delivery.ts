import type { Receipt, SubmissionAccepted } from '@sealpost/protocol'
import type { Draft, PreparedReport } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import { type Trouble, troubleOf } from '../trouble.ts'

/** Where a report is on its way. Only `accepted` means that the service has it. */
export type DeliveryStage =
  | { kind: 'unsealed' }
  | { kind: 'sealing' }
  | { kind: 'sealed' }
  | { kind: 'sending'; attempt: number; isOffline: boolean }
  | { kind: 'failed'; during: 'sealing' | 'sending'; trouble: Trouble }
  | { kind: 'accepted'; accepted: SubmissionAccepted }

/** Seals a draft once and sends those bytes as often as it takes. */
export class Delivery {
  stage: DeliveryStage = { kind: 'unsealed' }
  /** In groups of four; empty before the first sealing. */
  receiptText = ''
  prepared: PreparedReport | null = null
  readonly #changed: () => void
  #session: Session
  #receipt: Receipt | null = null
  #sealedDraft = ''
  #isAttempted = false

  constructor(session: Session, changed: () => void) {
    this.#session = session
    this.#changed = changed
  }

  get isUnderway(): boolean {
    return this.stage.kind === 'sending'
  }

  /** Whether sealing failed, so that there is nothing to send. */
  get isUnsealable(): boolean {
    return this.stage.kind === 'failed' && this.stage.during === 'sealing'
  }

  /**
   * Continues with a newer profile: what was sealed under the old one is sealed again. The service
   * refused that, so the receipt still belongs to no report.
   */
  renew(session: Session): void {
    this.#session = session
    this.#sealedDraft = ''
    this.#isAttempted = false
  }

  /** There is no newer profile to continue with. */
  fail(trouble: Trouble): void {
    this.#enter({ kind: 'failed', during: 'sending', trouble })
  }

  /** Seals a draft unless it is sealed already. Nothing is sent. */
  async seal(draft: Draft): Promise<void> {
    const written = JSON.stringify(draft)
    if (written === this.#sealedDraft || this.isUnderway) return
    this.#sealedDraft = written
    this.prepared = null
    this.#enter({ kind: 'sealing' })
    try {
      const receipt = await this.#freshReceipt()
      const prepared = await this.#session.prepare(draft, receipt)
      if (written !== this.#sealedDraft) return
      this.prepared = prepared
      this.#enter({ kind: 'sealed' })
    } catch (error) {
      if (written !== this.#sealedDraft) return
      this.#sealedDraft = ''
      this.#enter({ kind: 'failed', during: 'sealing', trouble: troubleOf(error) })
    }
  }

  /** Sends the sealed bytes; again the same ones after a failure. */
  async send(): Promise<SubmissionAccepted | null> {
    const { prepared } = this
    if (!prepared || this.isUnderway) return null
    this.#isAttempted = true
    this.#enter({ kind: 'sending', attempt: 1, isOffline: !navigator.onLine })
    try {
      const accepted = await this.#session.send(prepared, {
        onWait: ({ trouble, attempt }) =>
          this.#enter({ kind: 'sending', attempt: attempt + 1, isOffline: trouble === 'offline' }),
      })
      this.#enter({ kind: 'accepted', accepted })
      return accepted
    } catch (error) {
      this.#enter({ kind: 'failed', during: 'sending', trouble: troubleOf(error) })
      return null
    }
  }

  // A receipt belongs to one report for life, so once bytes may have arrived under it, another
  // report gets another.
  async #freshReceipt(): Promise<Receipt> {
    if (!this.#receipt || this.#isAttempted) {
      this.#receipt = await this.#session.createReceipt()
      this.receiptText = this.#session.formatReceipt(this.#receipt)
      this.#isAttempted = false
    }
    return this.#receipt
  }

  #enter(stage: DeliveryStage): void {
    this.stage = stage
    this.#changed()
  }
}
