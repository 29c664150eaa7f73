import type { ChallengeQuery, Credit, Page, Receipt, ReportId } from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import { createReportId } from '../flow/create-report-id.ts'
import type { OpenCaseOptions } from '../follow-up/thread/open-case.ts'
import type { IdentifiedContribution, OpenedCase } from '../follow-up/thread/opened-case.ts'
import { loadCase } from '../loading/load-case.ts'
import { loadFollowUp } from '../loading/load-follow-up.ts'
import { loadOnce } from '../loading/load-once.ts'
import { loadSealing } from '../loading/load-sealing.ts'
import { solvePuzzle } from '../loading/load-solver.ts'
import { loadUploads, startSealer } from '../loading/load-uploads.ts'
import type { Proofs, ProvingOptions } from '../proof-of-work/create-proofs.ts'
import type {
  AcceptedReport,
  Draft,
  KeyReading,
  Place,
  PreparedReport,
  Purpose,
  Sealing,
} from '../sealing/sealing.ts'
import type { SealedNewEntry } from '../transport/add-to-case.ts'
import type { Wait } from '../transport/ask.ts'
import type { ServiceAnswer } from '../transport/ask-once.ts'
import { getChallenge, getProfile, getService, listCredits } from '../transport/operations.ts'
import { TroubleError } from '../trouble.ts'
import type { UploadedFiles, UploadFile, UploadOptions, UploadTarget } from '../uploads/uploads.ts'
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
  /** Seals a draft, as the same report as `earlier` where it can be. Nothing is sent. */
  prepare(draft: Draft, receipt: Receipt, making?: ReportMaking): Promise<PreparedReport>
  /** Whether the service says that it sends mail. */
  sendsMail(): Promise<boolean>
  /** Posts a sealed report, again and again for about two minutes; calling it again repeats the same bytes. */
  send(report: PreparedReport, options?: SendOptions): Promise<AcceptedReport>
  /**
   * Makes the proof of work that an id is to be sent with, if the service wants one. Begun early, it is
   * there in time; whatever is sent waits for it anyway.
   */
  prove(work: ChallengeQuery, options?: ProvingOptions): Promise<void>
  /** Opens a place for the files of a report that is about to be sent. May be repeated. */
  openUpload(report: PreparedReport, options: OpenUploadOptions): Promise<void>
  /**
   * Seals files and uploads them, for a report whose upload is open or for a case. May be repeated:
   * only those that have not arrived are sent again.
   */
  uploadFiles(
    files: readonly UploadFile[],
    target: UploadTarget,
    options: UploadOptions,
  ): Promise<UploadedFiles>
  /** Seals a report once more, with its files. */
  attachFiles(report: PreparedReport, files: UploadedFiles): Promise<PreparedReport>
  /** Opens the case behind what was typed as receipt. */
  openCase(receiptText: string, options?: OpenCaseOptions): Promise<OpenedCase>
  /** Seals what the reporter adds to a case, at its next position. Nothing is sent. */
  sealEntry(opened: OpenedCase, contribution: IdentifiedContribution): Promise<SealedNewEntry>
  /** What files that join a case are sealed and uploaded with. */
  uploadTarget(receiptText: string, opened: OpenedCase): Promise<UploadTarget>
  /** Posts a sealed entry, again and again for about a minute; calling it again repeats the same bytes. */
  sendEntry(receiptText: string, entry: SealedNewEntry, options?: SendOptions): Promise<void>
  /** Says up to which revision of a case the reporter has read. */
  markCaseRead(receiptText: string, revision: number): Promise<void>
  /** Takes back, for good, the consent to be credited for the case behind a receipt. */
  withdrawCredit(receiptText: string): Promise<void>
  /** Has the service forget where it mails when something is new in a case. May be repeated. */
  stopNotes(receiptText: string): Promise<void>
  /** Whom the vendor thanks, newest first, as the service says; null asks for the first page. */
  listCredits(cursor: string | null, signal?: AbortSignal): Promise<Page<Credit>>
}

export type ReportMaking = {
  /** Made with the receipt; a fresh one unless given. */
  reportId?: ReportId
  /** What was sealed before, if anything was. */
  earlier?: PreparedReport | null
}

export type SendOptions = ProvingOptions & {
  /** Told before each wait: why the try failed and how long the wait is. */
  onWait?: (wait: Wait) => void
}

export type OpenUploadOptions = Pick<SendOptions, 'onWait'> & { signal: AbortSignal }

/** The service may serve the crypto file as well, and may let it hang. */
const LOADING: Deadline = { maxMs: 15_000, trouble: 'sealing_not_loaded' }

/** Each answer has its own limit; a service that drags every one of them out has this as well. */
const OPENING: Deadline = { maxMs: 60_000, trouble: 'timed_out' }

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
  return createSession({ place, profile, sealing, answer })
}

/** What every part of a session works with. */
type Desk = { place: Place; profile: VerifiedProfile; sealing: Sealing; answer: ServiceAnswer }

type Proof = { proofOfWork?: string }

function createSession(desk: Desk): Session {
  const { place, profile, sealing } = desk
  const loadProofs = loadOnce(async () =>
    (await loadFollowUp()).createProofs({
      ask: async (work, signal) =>
        sealing.readChallenge((await getChallenge(place, work, { signal })).json),
      solve: solvePuzzle,
    }),
  )
  return {
    profile,
    createReceipt: () => sealing.createReceipt(place.vendor),
    formatReceipt: (receipt) => sealing.formatReceipt(receipt),
    readOwnKey: (armored) => sealing.readOwnKey(armored, new Date()),
    sendsMail: async () => sealing.readService((await getService(place)).json).mail,
    async prove(work, options) {
      await (await loadProofs()).prove(work, options)
    },
    ...reporting(desk, loadProofs),
    async uploadFiles(files, { accessToken, recipients }, options) {
      const createFileKey = () => sealing.createFileKey(recipients, new Date())
      const input = { ...options, mailbox: place, accessToken, createFileKey, startSealer }
      return (await loadUploads()).uploadFiles(files, input)
    },
    ...followingUp(desk, loadProofs),
    async listCredits(cursor, signal) {
      const { json } = await listCredits(place, { cursor, limit: CREDITS_AT_ONCE }, { signal })
      return sealing.readCredits(json)
    },
  }
}

type Reporting = Pick<Session, 'prepare' | 'send' | 'openUpload' | 'attachFiles'>

/** Everything until a report is stored. */
function reporting(desk: Desk, loadProofs: () => Promise<Proofs>): Reporting {
  const { place, profile, sealing } = desk
  const workOf = ({ reportId }: PreparedReport) => ({ purpose: 'report', id: reportId }) as const
  return {
    prepare: (draft, receipt, { reportId = createReportId(), earlier = null } = {}) =>
      withDeadline(
        sealing.prepareReport({
          profile,
          draft,
          receipt,
          reportId,
          earlier,
          fingerprint: place.fingerprint,
          origin: location.origin,
          bundle: `widget/${VERSION}`,
          now: new Date(),
        }),
        SEALING,
      ),
    attachFiles: (report, files) => withDeadline(sealing.attachFiles(report, files), SEALING),
    async openUpload(report, options) {
      const { openReportUpload } = await loadUploads()
      const { sendProven } = await loadProofs()
      const open = (proof: Proof) =>
        openReportUpload(place, { ...report.submission, ...proof }, options)
      await sendProven(workOf(report), open, { signal: options.signal })
    },
    async send(report, options) {
      const { submitReport } = await loadFollowUp()
      const { sendProven } = await loadProofs()
      const submit = (proof: Proof) =>
        submitReport(place, { ...report.submission, ...proof }, options)
      const { json } = await sendProven(workOf(report), submit, options)
      return sealing.confirmAccepted(json, report, profile.profile)
    },
  }
}

type FollowingUp = Pick<
  Session,
  | 'openCase'
  | 'sealEntry'
  | 'uploadTarget'
  | 'sendEntry'
  | 'markCaseRead'
  | 'withdrawCredit'
  | 'stopNotes'
>

/** Everything in a case. */
function followingUp(desk: Desk, loadProofs: () => Promise<Proofs>): FollowingUp {
  return {
    async openCase(receiptText, options) {
      const { openCase } = await loadCase()
      return withDeadline(openCase(desk, receiptText, options), OPENING)
    },
    async sealEntry(opened, contribution) {
      return withDeadline((await loadCase()).sealEntry(desk, opened, contribution), SEALING)
    },
    async uploadTarget(receiptText, opened) {
      return (await loadCase()).uploadTarget(desk, receiptText, opened)
    },
    async sendEntry(receiptText, entry, options) {
      const { sendEntry } = await loadCase()
      const { sendProven } = await loadProofs()
      const send = (proof: Proof) => sendEntry(desk, receiptText, { ...entry, ...proof }, options)
      await sendProven({ purpose: 'message', id: entry.id }, send, options)
    },
    async markCaseRead(receiptText, revision) {
      await (await loadCase()).markCaseRead(desk, receiptText, revision)
    },
    async withdrawCredit(receiptText) {
      await (await loadCase()).withdrawCredit(desk, receiptText)
    },
    async stopNotes(receiptText) {
      await (await loadCase()).stopNotes(desk, receiptText)
    },
  }
}
