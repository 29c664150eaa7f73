import {
  type Day,
  type EmbargoMove,
  type EntryAccepted,
  Fingerprint,
  type ReportDetail,
  type ReportSummary,
  type Sha256,
  type StoredFile,
  type VisibleChange,
} from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { Sealpost } from '../client.ts'
import type { CallOptions } from '../core/call-options.ts'
import { parseInput, parseVendor } from '../core/parse-input.ts'
import { ReportVerbs } from '../resources/report-verbs.ts'
import type { SealEntry, UpdateOptions } from '../resources/reports.ts'
import { AnswerError } from './answer-error.ts'
import { DeskCredits } from './desk-credits.ts'
import { foldThread, type OpenedThread } from './fold-thread.ts'
import { openAttachment } from './open-attachment.ts'
import { type OpenedReport, openReport } from './open-report.ts'
import { openThread } from './open-thread.ts'
import type { OpeningKeys } from './open-with.ts'
import { ProfileShelf } from './profile-shelf.ts'
import { sealEntry } from './seal-entry.ts'

/** `key` opens reports, and signs answers if the profile names it among its signers. */
export type DeskOptions = OpeningKeys & {
  client: Sealpost
  /** The vendor's short name. */
  vendor: string
  /** Primary fingerprint of the key that signs the vendor's profiles. Default: that of `key`. */
  fingerprint?: string | undefined
}

/** An opened report beside what the service says about it. */
export type DeskReport = OpenedReport & {
  record: ReportDetail
  /** The profile that the report was sealed under; null if it could not be verified. */
  profile: VerifiedProfile | null
  /** What was said and done since, with who vouches for it. */
  thread: OpenedThread
}

export type NoteOptions = CallOptions & {
  /** Words for the reporter that the service cannot read. */
  note?: string | undefined
}

export type AnswerOptions = NoteOptions & Omit<UpdateOptions, 'seal'>

/** A message to the reporter. */
export type Reply = { text: string }

type Answer = { change: VisibleChange | null; text?: string | undefined; embargo?: EmbargoMove }

/**
 * Where a vendor works: opens reports with a private key and answers them signed.
 *
 * @example
 * const desk = new Desk({ client, key: await readSecretKey(armored), vendor: 'acme' })
 * const { report, thread, findings } = await desk.open(reportId)
 * await desk.reply(reportId, { text: 'Which browser was it?' })
 */
export class Desk extends ReportVerbs<string | DeskReport, AnswerOptions> {
  readonly credits: DeskCredits
  readonly #client: Sealpost
  readonly #keys: OpeningKeys
  readonly #vendor: string
  readonly #profiles: ProfileShelf

  constructor({ client, key, pastKeys, vendor, fingerprint }: DeskOptions) {
    super()
    this.#client = client
    this.#keys = { key, pastKeys }
    this.#vendor = parseVendor(vendor)
    this.#profiles = new ProfileShelf(client, {
      vendor: parseVendor(vendor),
      fingerprint: parseInput(
        Fingerprint,
        fingerprint ?? key.certificate.fingerprint,
        '`fingerprint` must be 40 hex digits in lower case',
      ),
    })
    this.credits = new DeskCredits(client, (target, options) => this.#opened(target, options))
  }

  /**
   * Fetches a report with its thread, opens both and checks them against what the service says and the
   * policy requires.
   *
   * @throws {@link ApiError} and its kin if it cannot be fetched, OpenError of protocol's envelope if the
   * report cannot be opened. What does not fit is in `findings`, of the report and of each entry.
   */
  async open(reportId: string, { signal }: CallOptions = {}): Promise<DeskReport> {
    const record = await this.#client.reports.get(reportId, { signal })
    const { ciphertextHash, profileHash } = record
    const [sealed, profiles] = await Promise.all([
      this.#client.reports.sealed(reportId, { signal, ciphertextHash }),
      this.#profiles.versions(hashesOf(record), signal),
    ])
    const profile = profiles.get(profileHash) ?? null
    const mine = { ...this.#keys, vendor: this.#vendor }
    const opened = await openReport({ ...mine, sealed, record, profile })
    const entries = await openThread({ ...mine, opened, profiles, thread: record.thread })
    return { ...opened, record, profile, thread: foldThread(opened.report, entries, record) }
  }

  /** Reads what was said since a report came in; the same as `thread` of {@link Desk.open}. */
  async thread(reportId: string, options: CallOptions = {}): Promise<OpenedThread> {
    return (await this.open(reportId, options)).thread
  }

  /**
   * Changes a report, with the same change sealed and signed for its reporter. Given an opened report,
   * it is refused if anything changed since; given an id, the newest revision is changed.
   *
   * @throws {@link AnswerError} if no signed answer can be made: then `client.reports.update` still
   * changes the report, unsigned.
   * @throws {@link ApiError} as `client.reports.update` does.
   */
  override async update(
    target: string | DeskReport,
    change: VisibleChange,
    { note, ...options }: AnswerOptions = {},
  ): Promise<ReportSummary> {
    const opened = await this.#opened(target, options)
    const { record } = opened
    return this.#client.reports.update(record.reportId, change, {
      ...options,
      ifRevision: options.ifRevision ?? (target === opened ? record.revision : undefined),
      seal: this.#sealing(opened, { change, text: note }, options),
    })
  }

  /**
   * Writes to the reporter, sealed to them and to every recipient of the published profile. Anything they
   * wrote meanwhile stays before it.
   *
   * @throws {@link AnswerError} if the report is in doubt, or the profile or a key cannot be used today.
   * @throws {@link ApiError} as `client.reports.sendMessage` does.
   */
  async reply(
    target: string | DeskReport,
    { text }: Reply,
    options: CallOptions = {},
  ): Promise<EntryAccepted> {
    return this.#send(await this.#opened(target, options), { change: null, text }, options)
  }

  /**
   * Proposes a day of publication such as `2027-02-20`, or revises a proposal.
   *
   * @throws {@link AnswerError} `embargo_over`, and as {@link Desk.reply}.
   */
  async proposeDate(
    target: string | DeskReport,
    day: Day,
    { note, ...options }: NoteOptions = {},
  ): Promise<EntryAccepted> {
    const opened = await this.#opened(target, options)
    if (!opened.thread.openMoves.includes('propose')) throw new AnswerError('embargo_over')
    const embargo = { move: 'propose', day } as const
    return this.#send(opened, { change: null, text: note, embargo }, options)
  }

  /**
   * Agrees to the day that the reporter proposed; its clock runs from then on.
   *
   * @throws {@link AnswerError} `no_proposal`, and as {@link Desk.update}.
   * @throws {@link ApiError} `stale_revision` if the reporter wrote meanwhile: look first.
   */
  async acceptDate(
    target: string | DeskReport,
    { note, ...options }: NoteOptions = {},
  ): Promise<ReportSummary> {
    const opened = await this.#opened(target, options)
    const { day } = requireProposal(opened)
    const change = { agreedDate: day }
    const embargo = { move: 'accept', day } as const
    return this.#client.reports.update(opened.record.reportId, change, {
      ...options,
      ifRevision: opened.record.revision,
      seal: this.#sealing(opened, { change, text: note, embargo }, options),
    })
  }

  /**
   * Says no to the day that the reporter proposed; a day agreed to before still holds.
   *
   * @throws {@link AnswerError} `no_proposal`, and as {@link Desk.reply}.
   */
  async declineDate(
    target: string | DeskReport,
    { note, ...options }: NoteOptions = {},
  ): Promise<EntryAccepted> {
    const opened = await this.#opened(target, options)
    requireProposal(opened)
    const answer: Answer = { change: null, text: note, embargo: { move: 'decline' } }
    return this.#send(opened, answer, options)
  }

  /** Marks as read what an opened report shows; given an id, all that there is now. */
  async markRead(target: string | DeskReport, { signal }: CallOptions = {}): Promise<void> {
    const { reports } = this.#client
    const record =
      typeof target === 'string' ? await reports.get(target, { signal }) : target.record
    await reports.markRead(record.reportId, record.revision, { signal })
  }

  /**
   * Opens a file piece by piece, in flat memory. Each part is checked against the hash that its sender
   * signed before it is opened. Use nothing of it before the stream has ended without an error: only then
   * is it known to be whole.
   *
   * @throws {@link AttachmentError} `unknown_attachment`; the stream fails with its other codes.
   */
  async openAttachment(
    target: string | DeskReport,
    attachmentId: string,
    { signal }: CallOptions = {},
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { thread, record } = await this.#opened(target, { signal })
    const fetchSealed = (stored: StoredFile) =>
      this.#client.reports.sealedFile(record.reportId, stored, { signal })
    return openAttachment({ files: thread.files, attachmentId, fetchSealed, ...this.#keys })
  }

  #send(opened: DeskReport, answer: Answer, options: CallOptions): Promise<EntryAccepted> {
    const { reportId } = opened.record
    const seal = this.#sealing(opened, answer, options)
    return this.#client.reports.sendMessage(reportId, seal, options)
  }

  #sealing(opened: DeskReport, answer: Answer, { signal }: CallOptions): SealEntry {
    return async ({ nextPosition: position }, id) => {
      const profile = await this.#profiles.current(signal)
      const { key } = this.#keys
      return sealEntry({ ...answer, opened, profile, position, id, key, now: new Date() })
    }
  }

  async #opened(target: string | DeskReport, options: CallOptions): Promise<DeskReport> {
    return typeof target === 'string' ? this.open(target, options) : target
  }
}

/** The profiles that a report and its entries were sealed under. */
function hashesOf({ profileHash, thread }: ReportDetail): Sha256[] {
  return [profileHash, ...thread.flatMap(({ sealed }) => sealed?.profileHash ?? [])]
}

function requireProposal({ thread }: DeskReport) {
  const { proposal } = thread.embargo
  if (proposal?.by !== 'reporter') throw new AnswerError('no_proposal')
  return proposal
}
