import {
  decodeBase64,
  type EntryAccepted,
  EntryId,
  LIMITS,
  type ReportDetail,
  type ReportStatus,
  type ReportSummary,
  type SealedEntry,
  type StoredFile,
  sha256,
  type ThreadEntry,
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
  /** Only reports with something of the reporter's that was not marked as read. */
  unread?: true | undefined
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
  seal?: SealEntry | undefined
}

/** Seals an entry for its place in the thread, which the service has just named. */
export type SealEntry = (
  report: Pick<ReportDetail, 'nextPosition' | 'revision'>,
  id: EntryId,
) => Promise<SealedEntry>

/** Later than every entry: asks where a report stands, without its thread. */
const AFTER_ALL = '999999999'

/** Times an update starts again after losing a race, before it gives up. */
const MAX_RACES = 5

/** Small enough for a slow network to bring within one timeout. */
const PIECE_BYTES = 2 * 1024 * 1024

/** Reports as the service knows them: everything that needs no private key. */
export class Reports extends ReportVerbs<string, UpdateOptions> {
  readonly #call: Transport

  constructor(call: Transport) {
    super()
    this.#call = call
  }

  /** Lists reports, newest first: `await` gives the first page, `for await` every report. */
  list({ signal, ...filters }: ReportFilters = {}): Pages<ReportSummary> {
    const { status, channel, updatedSince, unread, late, dueWithinHours } = filters
    const query = {
      status,
      channel,
      updatedSince: iso(updatedSince),
      unread: unread && 'true',
      late: late && 'true',
      dueWithinHours: dueWithinHours?.toString(),
    }
    return new Pages((cursor) =>
      this.#call('listReports', { query: { ...pageQuery(filters, cursor), ...query }, signal }),
    )
  }

  /**
   * Fetches what the service knows about a report, with its whole thread from oldest to newest: in as
   * many requests as the thread needs.
   */
  async get(reportId: string, { signal }: CallOptions = {}): Promise<ReportDetail> {
    const thread: ThreadEntry[] = []
    for (let pages = 1, after = 0; ; pages++) {
      const query = { after: after === 0 ? undefined : String(after) }
      const page = await this.#call('getReport', { params: { reportId }, query, signal })
      thread.push(...page.thread)
      if (page.nextRevision === null) return { ...page, thread }
      requireProgress(page.nextRevision > after && pages < LIMITS.maxThreadPages)
      after = page.nextRevision
    }
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
    if (ciphertextHash !== undefined) await requireHash(bytes, ciphertextHash)
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
      const report = options.seal || !ifRevision ? await this.#standing(reportId, options) : null
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

  /**
   * Adds a message to the thread. A lost answer is asked for again by the message's id, and when somebody
   * else wrote meanwhile it is sealed anew for the next place, so nothing is lost or said twice.
   *
   * @throws {@link ApiError} `report_deleted`, `case_closed` and the like if it is refused.
   * @throws {@link MalformedAnswerError} `answer_hash_mismatch` if something else was stored.
   */
  async sendMessage(
    reportId: string,
    seal: SealEntry,
    { signal }: CallOptions = {},
  ): Promise<EntryAccepted> {
    const messageId = EntryId.parse(crypto.randomUUID())
    for (let races = 0; ; races++) {
      const entry = await seal(await this.#standing(reportId, { signal }), messageId)
      const body = { messageId, entry }
      try {
        const accepted = await this.#call('sendMessage', { params: { reportId }, body, signal })
        await requireHash(decodeBase64(entry.sealed), accepted.ciphertextHash)
        return accepted
      } catch (error) {
        if (races >= MAX_RACES || !isRefusal(error, 'sequence_conflict')) throw error
      }
    }
  }

  /** Marks everything up to a revision as read; a lower one than before changes nothing. */
  async markRead(reportId: string, revision: number, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('markReportRead', { params: { reportId }, body: { revision }, signal })
  }

  /**
   * Fetches a sealed file piece by piece, as it is asked for. A piece whose answer was lost is fetched
   * again, so a long download outlives a short outage.
   *
   * @param sealedBytes How long the sealed file is, as the report's record states it.
   * @throws {@link ApiError} `unknown_attachment`, {@link MalformedAnswerError} if a piece has another size.
   */
  async *sealedFile(
    reportId: string,
    { id: attachmentId, size }: StoredFile,
    { signal }: CallOptions = {},
  ): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const params = { reportId, attachmentId }
    for (let start = 0; start < size; start += PIECE_BYTES) {
      const end = Math.min(start + PIECE_BYTES, size)
      const headers = { range: `bytes=${start}-${end - 1}` }
      const piece = await this.#call('getAttachment', { params, headers, signal, patience: 'long' })
      if (piece.length !== end - start) {
        throw new MalformedAnswerError('answer_unexpected', { status: 206, retryAfterMs: null })
      }
      yield piece
    }
  }

  /** Deletes the sealed bytes for good and leaves a tombstone. */
  async delete(reportId: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteReport', { params: { reportId }, signal })
  }

  #standing(reportId: string, { signal }: CallOptions): Promise<ReportDetail> {
    return this.#call('getReport', { params: { reportId }, query: { after: AFTER_ALL }, signal })
  }
}

async function requireHash(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<void> {
  if ((await sha256(bytes)) === hash) return
  throw new MalformedAnswerError('answer_hash_mismatch', { status: 200, retryAfterMs: null })
}

/** A service that never comes to an end would fill the memory. */
function requireProgress(isFurther: boolean): void {
  if (!isFurther) {
    throw new MalformedAnswerError('answer_unexpected', { status: 200, retryAfterMs: null })
  }
}

function mayStartAgain(error: unknown, { retryOnStale, seal }: UpdateOptions): boolean {
  if (isRefusal(error, 'stale_revision')) return retryOnStale === true
  return isRefusal(error, 'sequence_conflict') && seal !== undefined
}

function iso(time: Date | string | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time
}
