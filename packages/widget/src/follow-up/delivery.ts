import type { Receipt, ReportId } from '@sealpost/protocol'
import { createReportId } from '../flow/create-report-id.ts'
import type { ProvingOptions } from '../proof-of-work/create-proofs.ts'
import type { AcceptedReport, Draft, PreparedReport } from '../sealing/sealing.ts'
import type { SendOptions, Session } from '../session/session.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import type { UploadFile, UploadProgress } from '../uploads/uploads.ts'
import { ReportFiles } from './report-files.ts'

/** Where a report is on its way. Only `accepted` means that the service has it. */
export type DeliveryStage =
  | { kind: 'unsealed' }
  | { kind: 'sealing' }
  | { kind: 'sealed' }
  /** The service wants a proof of work, which is found by now with that chance. */
  | { kind: 'proving'; chance: number }
  /** Its files are sealed and stored; nobody can be told of them before the report is. */
  | { kind: 'uploading'; progress: UploadProgress }
  | { kind: 'sending'; attempt: number; isOffline: boolean }
  | { kind: 'failed'; during: 'sealing' | 'sending'; trouble: Trouble }
  | { kind: 'accepted'; accepted: AcceptedReport }

const UNDERWAY: readonly DeliveryStage['kind'][] = ['proving', 'uploading', 'sending']

export type SendInput = {
  /** Those that were chosen; the draft names the ones that come along. */
  files: readonly UploadFile[]
  /** Told before the report itself goes out for the first time. */
  onPosting: () => void
}

/** Seals a draft once and sends those bytes as often as it takes, after its files. */
export class Delivery {
  stage: DeliveryStage = { kind: 'unsealed' }
  /** In groups of four; empty before the first sealing. */
  receiptText = ''
  prepared: PreparedReport | null = null
  /** How far the files came when they were last on their way. */
  progress: UploadProgress | null = null
  /** Whether the service refused the address for notes that it was sent. */
  areNotesRefused = false
  readonly #changed: () => void
  readonly #files: ReportFiles = new ReportFiles()
  #session: Session
  #receipt: Receipt | null = null
  #reportId: ReportId = createReportId()
  #aheadFor: ReportId | null = null
  #latest: PreparedReport | null = null
  #sealedDraft = ''
  #isAttempted = false
  #sending = new AbortController()

  constructor(session: Session, changed: () => void) {
    this.#session = session
    this.#changed = changed
  }

  get isUnderway(): boolean {
    return UNDERWAY.includes(this.stage.kind)
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
    this.#failSending(trouble)
  }

  /** The form is in use: what the service wants as proof of work is made while its reporter types. */
  workAhead(): void {
    if (this.#aheadFor === this.#reportId) return
    this.#aheadFor = this.#reportId
    // What goes wrong now is told when the proof is needed.
    this.#prove().catch(() => undefined)
  }

  /** Seals a draft unless it is sealed already. Nothing is sent. */
  async seal(draft: Draft): Promise<void> {
    const written = JSON.stringify(draft)
    if (written === this.#sealedDraft || this.isUnderway) return
    this.#sealedDraft = written
    this.prepared = null
    this.#enter({ kind: 'sealing' })
    try {
      const receipt = await this.#freshReceipt(draft)
      const prepared = await this.#session.prepare(draft, receipt, {
        reportId: this.#reportId,
        earlier: this.#latest,
      })
      if (written !== this.#sealedDraft) return
      this.prepared = prepared
      this.#latest = prepared
      this.#enter({ kind: 'sealed' })
    } catch (error) {
      if (written !== this.#sealedDraft) return
      this.#sealedDraft = ''
      this.#enter({ kind: 'failed', during: 'sealing', trouble: troubleOf(error) })
    }
  }

  /** Sends the files that have not arrived, then the sealed bytes; again the same ones after a failure. */
  async send({ files, onPosting }: SendInput): Promise<AcceptedReport | null> {
    const { prepared } = this
    if (!prepared || this.isUnderway) return null
    this.#sending = new AbortController()
    const { signal } = this.#sending
    this.#enter({ kind: 'sending', attempt: 1, isOffline: !navigator.onLine })
    try {
      await this.#prove({ onProving: this.#showProving })
      const report = await this.#files.join(prepared, {
        session: this.#session,
        files,
        signal,
        onProgress: (progress) => {
          this.progress = progress
          if (!signal.aborted) this.#enter({ kind: 'uploading', progress })
        },
      })
      return await this.#post(report, onPosting)
    } catch (error) {
      if (signal.aborted) this.#enter({ kind: 'sealed' })
      else this.#failSending(troubleOf(error))
      return null
    }
  }

  /** Calls the upload off. What has arrived whole stays; the report itself is never called back. */
  cancel(): void {
    if (this.stage.kind === 'uploading') this.#sending.abort()
  }

  async #post(report: PreparedReport, onPosting: () => void): Promise<AcceptedReport> {
    this.#isAttempted = true
    onPosting()
    this.#enter({ kind: 'sending', attempt: 1, isOffline: !navigator.onLine })
    const accepted = await this.#sendNoted(report, {
      onProving: this.#showProving,
      onWait: ({ trouble, attempt }) =>
        this.#enter({ kind: 'sending', attempt: attempt + 1, isOffline: trouble === 'offline' }),
    })
    this.#enter({ kind: 'accepted', accepted })
    return accepted
  }

  // A service may have ceased to send mail since it was asked: the report then goes without the address.
  async #sendNoted(report: PreparedReport, options: SendOptions): Promise<AcceptedReport> {
    if (this.areNotesRefused) return this.#session.send(withoutNotes(report), options)
    try {
      return await this.#session.send(report, options)
    } catch (error) {
      if (troubleOf(error) !== 'notes_not_offered') throw error
      this.areNotesRefused = true
      return this.#sendNoted(report, options)
    }
  }

  #prove(options: ProvingOptions = {}): Promise<void> {
    return this.#session.prove({ purpose: 'report', id: this.#reportId }, options)
  }

  readonly #showProving = (chance: number): void => {
    this.#enter({ kind: 'proving', chance })
  }

  #failSending(trouble: Trouble): void {
    // Files that no report claimed for a day are gone.
    if (trouble === 'incomplete_upload') this.#files.startOver()
    this.#enter({ kind: 'failed', during: 'sending', trouble })
  }

  // A receipt belongs to one report for life, so once bytes may have arrived under it, another
  // report gets another.
  async #freshReceipt(draft: Draft): Promise<Receipt> {
    const { profile } = this.#session
    if (!this.#receipt || this.#isAttempted || !this.#files.mayChangeTo(draft, profile.hash)) {
      if (this.#receipt) this.#reportId = createReportId()
      this.#receipt = await this.#session.createReceipt()
      this.receiptText = this.#session.formatReceipt(this.#receipt)
      this.#isAttempted = false
      this.#files.forget()
    }
    return this.#receipt
  }

  #enter(stage: DeliveryStage): void {
    this.stage = stage
    this.#changed()
  }
}

function withoutNotes(report: PreparedReport): PreparedReport {
  const { notify: _, ...submission } = report.submission
  return { ...report, submission }
}
