import type { Draft, PreparedReport } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import type { ArrivedFiles, UploadFile, UploadOptions, UploadProgress } from '../uploads/uploads.ts'

export type JoinInput = Omit<UploadOptions, 'arrived'> & {
  session: Session
  files: readonly UploadFile[]
}

/** The files of one report: what has arrived of them, and what they were sealed for. */
export class ReportFiles {
  readonly #arrived: ArrivedFiles = new Map()
  /** Under which profile and channel the service was told to expect files. */
  #opened: { profileHash: string; channel: string } | null = null
  #joined: { from: PreparedReport; report: PreparedReport } | null = null

  /** Whether a draft can become the report for which files were announced. */
  mayChangeTo({ channel }: Draft, profileHash: string): boolean {
    const opened = this.#opened
    return !opened || (opened.channel === channel && opened.profileHash === profileHash)
  }

  /** Another report comes. */
  forget(): void {
    this.startOver()
    this.#opened = null
  }

  /** The service has none of the files any more. */
  startOver(): void {
    this.#arrived.clear()
    this.#joined = null
  }

  /** The report with all of its files, once they are stored: the same bytes however often it is asked for. */
  async join(
    prepared: PreparedReport,
    { session, files, ...options }: JoinInput,
  ): Promise<PreparedReport> {
    const wanted = prepared.input.draft.files.flatMap(
      ({ id }) => files.find((file) => file.id === id) ?? [],
    )
    if (wanted.length === 0) return prepared
    if (this.#joined?.from === prepared) return this.#joined.report

    const { profileHash, channel } = prepared.submission
    this.#opened = { profileHash, channel }
    const { onProgress, signal } = options
    onProgress(notBegun(wanted, navigator.onLine ? null : 'offline'))
    await session.openUpload(prepared, {
      signal,
      onWait: ({ trouble }) =>
        onProgress(notBegun(wanted, trouble === 'offline' ? 'offline' : 'unreachable')),
    })
    const arrived = this.#arrived
    const uploaded = await session.uploadFiles(wanted, prepared.begun, { ...options, arrived })
    const report = await session.attachFiles(prepared, uploaded)
    this.#joined = { from: prepared, report }
    return report
  }
}

function notBegun(
  files: readonly UploadFile[],
  waiting: UploadProgress['waiting'],
): UploadProgress {
  return {
    files: files.map(({ id, name, type, size }) => ({
      ...{ id, name, type, size },
      storedBytes: 0,
      sealedBytes: size,
      isStored: false,
      trouble: null,
    })),
    waiting,
  }
}
