import {
  EntryId,
  type ReportDetail,
  type ReportStatus,
  type ReportSummary,
  type SealedEvent,
  sha256,
  type VisibleChange,
} from '@sealpost/protocol'
import { type CallOptions, type ListOptions, pageQuery } from '../core/call-options.ts'
import { isRefusal, MalformedAnswerError } from '../core/errors.ts'
import { Pages } from '../core/pages.ts'
import { parseInput } from '../core/parse-input.ts'
import type { Transport } from '../core/transport.ts'
import { ReportVerbs } from './report-verbs.ts'

/** Filters of a list; without any, all reports that were not deleted. */
export type ReportFilters = ListOptions & {
  status?: ReportStatus | undefined
  channel?: string | undefined
  /** Only reports changed at or after this time. */
  updatedSince?: Date | string | undefined
  /** Only reports with a promise that is overdue. */
  late?: true | undefined
  /** Only reports with an open promise that is due within so many hours, or overdue. */
  dueWithinHours?: number | undefined
}

export type UpdateOptions = CallOptions & {
  /** The revision that the decision was made on. When absent the newest is fetched and changed. */
  ifRevision?: number | undefined
  /** Tries again on the newest revision when somebody else was faster, instead of throwing `stale_revision`. */
  retryOnStale?: boolean | undefined
  /** Names the change for life (UUIDv4); made when absent. Give it to repeat a change after a restart. */
  changeId?: string | undefined
  /** Seals the change for the reporter. Asked again when the report's thread has moved on. */
  seal?: (report: ReportDetail, changeId: EntryId) => Promise<SealedEvent>
}

/** Times an update starts again after losing a race, before it gives up. */
const MAX_RACES = 5

/** Reports as the service knows them: everything that needs no private key. */
export class Reports extends ReportVerbs<string, UpdateOptions> {
  readonly #call: Transport

  constructor(call: Transport) {
    super()
    this.#call = call
  }

  /** Lists reports, newest first: `await` gives the first page, `for await` every report. */
  list({ signal, ...filters }: ReportFilters = {}): Pages<ReportSummary> {
    const { status, channel, updatedSince, late, dueWithinHours } = filters
    const query = {
      status,
      channel,
      updatedSince: iso(updatedSince),
      late: late && 'true',
      dueWithinHours: dueWithinHours?.toString(),
    }
    return new Pages((cursor) =>
      this.#call('listReports', { query: { ...pageQuery(filters, cursor), ...query }, signal }),
    )
  }

  /** Fetches what the service knows about a report, with its history from oldest to newest. */
  get(reportId: string, { signal }: CallOptions = {}): Promise<ReportDetail> {
    return this.#call('getReport', { params: { reportId }, signal })
  }

  /**
   * Fetches the sealed report as a binary OpenPGP message.
   *
   * @throws {@link MalformedAnswerError} `answer_hash_mismatch` if the bytes are not those that
   * `ciphertextHash` names.
   */
  async sealed(
    reportId: string,
    { signal, ciphertextHash }: CallOptions & { ciphertextHash?: string | undefined } = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.#call('getSealedReport', { params: { reportId }, signal })
    if (ciphertextHash !== undefined && (await sha256(bytes)) !== ciphertextHash) {
      throw new MalformedAnswerError('answer_hash_mismatch', { status: 200, retryAfterMs: null })
    }
    return bytes
  }

  /** Fetches the sealed report in ASCII armor, as mail programs and people like it. */
  armored(reportId: string, { signal }: CallOptions = {}): Promise<string> {
    return this.#call('getArmoredReport', { params: { reportId }, signal })
  }

  /**
   * Changes a report. A lost answer is asked for again by the change's id, so nothing happens twice.
   * Without `seal` the reporter sees the change "as stated by the service".
   *
   * @throws {@link ApiError} `stale_revision` if the report changed since `ifRevision`;
   * `illegal_move`, `missing_severity` and the like if the change is refused.
   */
  override async update(
    reportId: string,
    change: VisibleChange,
    options: UpdateOptions = {},
  ): Promise<ReportSummary> {
    const changeId = parseInput(
      EntryId,
      options.changeId ?? crypto.randomUUID(),
      '`changeId` must be a UUID of version 4 in lower case',
    )
    let ifRevision = options.ifRevision
    for (let races = 0; ; races++) {
      const report = options.seal || !ifRevision ? await this.get(reportId, options) : null
      const event = report && (await options.seal?.(report, changeId))
      try {
        return await this.#call('updateReport', {
          params: { reportId },
          headers: { 'if-match': `"${ifRevision ?? report?.revision}"` },
          body: { changeId, change, ...(event && { event }) },
          signal: options.signal,
        })
      } catch (error) {
        if (races >= MAX_RACES || !mayStartAgain(error, options)) throw error
        if (options.retryOnStale) ifRevision = undefined
      }
    }
  }

  /** Deletes the sealed bytes for good and leaves a tombstone. */
  async delete(reportId: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteReport', { params: { reportId }, signal })
  }
}

function mayStartAgain(error: unknown, { retryOnStale, seal }: UpdateOptions): boolean {
  if (isRefusal(error, 'stale_revision')) return retryOnStale === true
  return isRefusal(error, 'sequence_conflict') && seal !== undefined
}

function iso(time: Date | string | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time
}
