import {
  Fingerprint,
  type ReportDetail,
  type ReportSummary,
  type Sha256,
  type VendorSlug,
  type VisibleChange,
} from '@sealpost/protocol'
import {
  ProfileTrustError,
  type SecretKey,
  type VerifiedProfile,
  verifyProfile,
} from '@sealpost/protocol/envelope'
import type { Sealpost } from '../client.ts'
import type { CallOptions } from '../core/call-options.ts'
import { isRefusal } from '../core/errors.ts'
import { parseInput, parseVendor } from '../core/parse-input.ts'
import { ReportVerbs } from '../resources/report-verbs.ts'
import type { UpdateOptions } from '../resources/reports.ts'
import { DeskCredits } from './desk-credits.ts'
import { type OpenedChange, openHistory } from './open-history.ts'
import { type OpenedReport, openReport } from './open-report.ts'
import { sealEvent } from './seal-event.ts'

export type DeskOptions = {
  client: Sealpost
  /** Opens reports, and signs answers if the profile names it among its signers. */
  key: SecretKey
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
  /** Every change from oldest to newest, with who vouches for it. */
  history: OpenedChange[]
}

export type AnswerOptions = Omit<UpdateOptions, 'seal'> & {
  /** Words for the reporter that the service cannot read. */
  note?: string | undefined
}

/**
 * Where a vendor works: opens reports with a private key and answers them signed.
 *
 * @example
 * const desk = new Desk({ client, key: await readSecretKey(armored), vendor: 'acme' })
 * const { report, findings } = await desk.open(reportId)
 * await desk.acknowledge(reportId, { note: 'Thank you!' })
 */
export class Desk extends ReportVerbs<string | DeskReport, AnswerOptions> {
  readonly credits: DeskCredits
  readonly #client: Sealpost
  readonly #key: SecretKey
  readonly #vendor: VendorSlug
  readonly #fingerprint: Fingerprint
  // A profile's hash names its bytes, so it never changes.
  readonly #profiles = new Map<Sha256, VerifiedProfile>()

  constructor({ client, key, vendor, fingerprint }: DeskOptions) {
    super()
    this.#client = client
    this.#key = key
    this.#vendor = parseVendor(vendor)
    this.#fingerprint = parseInput(
      Fingerprint,
      fingerprint ?? key.certificate.fingerprint,
      '`fingerprint` must be 40 hex digits in lower case',
    )
    this.credits = new DeskCredits(client, (target, options) => this.#opened(target, options))
  }

  /**
   * Fetches a report, opens it and checks it against what the service says and the policy requires.
   *
   * @throws {@link ApiError} and its kin if it cannot be fetched, OpenError of protocol's envelope if it
   * cannot be opened. What does not fit is in `findings`.
   */
  async open(reportId: string, { signal }: CallOptions = {}): Promise<DeskReport> {
    const record = await this.#client.reports.get(reportId, { signal })
    const { ciphertextHash, profileHash } = record
    const [sealed, profile] = await Promise.all([
      this.#client.reports.sealed(reportId, { signal, ciphertextHash }),
      this.#profileOf(profileHash, signal),
    ])
    const mine = { key: this.#key, vendor: this.#vendor, profile }
    const opened = await openReport({ sealed, record, ...mine })
    const history = await openHistory({ ...opened, ...mine, history: record.history })
    return { ...opened, record, profile, history }
  }

  /**
   * Changes a report, with the same change sealed and signed for its reporter. Given an opened report,
   * it is refused if anything changed since; given an id, the newest revision is changed.
   *
   * @throws {@link OpenReportError} `doubtful_report` or `not_a_signer`: then `client.reports.update`
   * still changes the report, unsigned.
   * @throws {@link ApiError} as `client.reports.update` does.
   */
  override async update(
    target: string | DeskReport,
    change: VisibleChange,
    { note, ...options }: AnswerOptions = {},
  ): Promise<ReportSummary> {
    const opened = await this.#opened(target, options)
    const { profile, record } = opened
    return this.#client.reports.update(record.reportId, change, {
      ...options,
      ifRevision: options.ifRevision ?? (target === opened ? record.revision : undefined),
      seal: ({ nextEvent }, changeId) =>
        sealEvent({
          opened,
          profile,
          position: nextEvent,
          change,
          changeId,
          note,
          key: this.#key,
          now: new Date(),
        }),
    })
  }

  async #opened(target: string | DeskReport, options: CallOptions): Promise<DeskReport> {
    return typeof target === 'string' ? this.open(target, options) : target
  }

  /** Null if there is no such profile that the vendor's key signed: a finding, and no reason not to read the report. */
  async #profileOf(hash: Sha256, signal?: AbortSignal): Promise<VerifiedProfile | null> {
    const known = this.#profiles.get(hash)
    if (known) return known
    try {
      const signed = await this.#client.profile.getVersion(this.#vendor, hash, { signal })
      const profile = await verifyProfile(signed, {
        vendor: this.#vendor,
        fingerprint: this.#fingerprint,
        lowestSerial: 1,
        now: new Date(),
        purpose: 'read',
      })
      this.#profiles.set(hash, profile)
      return profile
    } catch (error) {
      if (error instanceof ProfileTrustError || isRefusal(error, 'unknown_profile')) return null
      throw error
    }
  }
}
