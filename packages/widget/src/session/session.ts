import type { Receipt, SubmissionAccepted } from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { Draft, OpenedCase, Place, PreparedReport } from '../sealing/sealing.ts'

/** What an element can do once its vendor's profile was verified. Everything throws with a `Trouble` as `code`. */
export type Session = {
  readonly profile: VerifiedProfile
  createReceipt(): Promise<Receipt>
  /** Groups of four, joined with dashes. */
  formatReceipt(receipt: Receipt): string
  /** Seals a draft. Nothing is sent. */
  prepare(draft: Draft, receipt: Receipt): Promise<PreparedReport>
  /** Posts a sealed report, again and again for about two minutes; calling it again repeats the same bytes. */
  send(report: PreparedReport, options?: SendOptions): Promise<SubmissionAccepted>
  /** Opens the case behind what was typed as receipt. */
  openCase(receiptText: string, signal?: AbortSignal): Promise<OpenedCase>
}

export type SendOptions = {
  signal?: AbortSignal
  /** Told before each wait: why the try failed and how long the wait is. */
  onWait?: (wait: { trouble: string; attempt: number; delayMs: number }) => void
}

/**
 * Fetches and verifies a vendor's profile while the crypto file loads.
 *
 * @throws {@link TroubleError} or an error whose `code` is a `Trouble`; see `troubleOf`.
 */
export declare function startSession(place: Place, signal?: AbortSignal): Promise<Session>

/** Reads the element's attributes into a place, with the highest serial seen so far. */
export declare function placeOf(attributes: {
  service: string
  vendor: string
  fingerprint: string
  serial: string
}): Place
