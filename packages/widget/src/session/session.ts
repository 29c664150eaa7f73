import type { Credit, Page, Receipt, SubmissionAccepted } from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import { loadFollowUp } from '../loading/load-follow-up.ts'
import { loadSealing } from '../loading/load-sealing.ts'
import type {
  Draft,
  KeyReading,
  OpenedCase,
  Place,
  PreparedReport,
  Purpose,
  Sealing,
} from '../sealing/sealing.ts'
import type { Wait } from '../transport/ask.ts'
import { getCase, getProfile, listCredits, withdrawCredit } from '../transport/operations.ts'
import { TroubleError } from '../trouble.ts'
import { rememberSerial } from './serial-memory.ts'
import { verifyAnswer } from './verify-answer.ts'
import { VERSION } from './version.ts'
import { type Deadline, withDeadline } from './with-deadline.ts'

/** What an element can do once its vendor's profile was verified. Errors carry a `Trouble` as `code`. */
export type Session = {
  readonly profile: VerifiedProfile
  createReceipt(): Promise<Receipt>
  /** Groups of four, joined with dashes. */
  formatReceipt(receipt: Receipt): string
  /** Reads the public key that a reporter pasted. */
  readOwnKey(armored: string): Promise<KeyReading>
  /** Seals a draft. Nothing is sent. */
  prepare(draft: Draft, receipt: Receipt): Promise<PreparedReport>
  /** Posts a sealed report, again and again for about two minutes; calling it again repeats the same bytes. */
  send(report: PreparedReport, options?: SendOptions): Promise<SubmissionAccepted>
  /** Opens the case behind what was typed as receipt. */
  openCase(receiptText: string, signal?: AbortSignal): Promise<OpenedCase>
  /** Takes back, for good, the consent to be credited for the case behind a receipt. */
  withdrawCredit(receiptText: string): Promise<void>
  /** Whom the vendor thanks, newest first, as the service says; null asks for the first page. */
  listCredits(cursor: string | null, signal?: AbortSignal): Promise<Page<Credit>>
}

export type SendOptions = {
  signal?: AbortSignal
  /** Told before each wait: why the try failed and how long the wait is. */
  onWait?: (wait: Wait) => void
}

/** The service may serve the crypto file as well, and may let it hang. */
const LOADING: Deadline = { maxMs: 15_000, trouble: 'sealing_not_loaded' }

/** As many as fit into the space that is kept free for them. */
const CREDITS_AT_ONCE = 8

/** Sealing takes milliseconds; a program that never answers must not keep a reporter waiting. */
const SEALING: Deadline = { maxMs: 30_000, trouble: 'crypto_failed' }

/**
 * Fetches and verifies a vendor's profile while the crypto file loads. Fails within 15 seconds or
 * never.
 *
 * @throws an error whose `code` is a `Trouble`; see `troubleOf`.
 */
export function startSession(place: Place, signal?: AbortSignal): Promise<Session> {
  return openSession(place, { purpose: 'seal', signal })
}

/**
 * The same for coming back to a case, for which an expired profile is good enough. Its session cannot
 * seal a report.
 */
export function startReadingSession(place: Place, signal?: AbortSignal): Promise<Session> {
  return openSession(place, { purpose: 'read', signal })
}

type Opening = { purpose: Purpose; signal: AbortSignal | undefined }

async function openSession(place: Place, { purpose, signal }: Opening): Promise<Session> {
  if (!isSecureContext) throw new TroubleError('insecure_context')
  const [answer, sealing] = await Promise.all([
    getProfile(place, { signal }),
    withDeadline(loadSealing(), LOADING),
  ])
  const profile = await verifyAnswer(answer, sealing, { ...place, purpose })
  rememberSerial(place, profile.profile.serial)
  return createSession(place, profile, sealing)
}

function createSession(place: Place, profile: VerifiedProfile, sealing: Sealing): Session {
  const { vendor, fingerprint } = place
  return {
    profile,
    createReceipt: () => sealing.createReceipt(vendor),
    formatReceipt: (receipt) => sealing.formatReceipt(receipt),
    readOwnKey: (armored) => sealing.readOwnKey(armored, new Date()),
    prepare: (draft, receipt) =>
      withDeadline(
        sealing.prepareReport({
          profile,
          draft,
          receipt,
          fingerprint,
          origin: location.origin,
          bundle: `widget/${VERSION}`,
          now: new Date(),
        }),
        SEALING,
      ),
    async send(report, options) {
      const { submitReport } = await loadFollowUp()
      const { json } = await submitReport(place, report.submission, options)
      return sealing.confirmAccepted(json, report)
    },
    async openCase(receiptText, signal) {
      const { receipt, accessToken } = await sealing.openReceipt(receiptText, vendor)
      const { json } = await getCase(place, accessToken, { signal })
      return sealing.openCase({ answer: json, profile, receipt })
    },
    async withdrawCredit(receiptText) {
      const { accessToken } = await sealing.openReceipt(receiptText, vendor)
      await withdrawCredit(place, accessToken)
    },
    async listCredits(cursor, signal) {
      const { json } = await listCredits(place, { cursor, limit: CREDITS_AT_ONCE }, { signal })
      return sealing.readCredits(json)
    },
  }
}
