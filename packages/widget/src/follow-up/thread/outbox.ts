import type { EntryId } from '@sealpost/protocol'
import type { Session } from '../../session/session.ts'
import type { SealedNewEntry } from '../../transport/add-to-case.ts'
import { type Trouble, TroubleError, troubleOf } from '../../trouble.ts'
import type {
  ArrivedFiles,
  UploadedFiles,
  UploadFile,
  UploadProgress,
} from '../../uploads/uploads.ts'
import type { Contribution, OpenedCase } from './opened-case.ts'

/** What a contribution is for: each has a place of its own on the page. */
export type Purpose = 'message' | 'answer' | 'date' | 'credit' | 'withdrawal'

/** Where a contribution is on its way; nothing is kept of one that arrived. */
export type OutboxStage =
  | { kind: 'empty' }
  /** The service wants a proof of work, which is found by now with that chance. */
  | { kind: 'proving'; chance: number }
  /** Its files are sealed and stored; it follows them. */
  | { kind: 'uploading'; progress: UploadProgress }
  | { kind: 'sending'; isWaiting: boolean; isOffline: boolean }
  | { kind: 'failed'; trouble: Trouble }

/** What an outbox needs of the case it belongs to. */
export type OutboxCase = {
  readonly session: Session
  readonly receipt: string
  readonly opened: OpenedCase | null
  /** Fetches the case again and shows it. */
  reload(): Promise<void>
  /** Whether something can still be added as things stand. */
  isOpenTo(contribution: Contribution): boolean
  /** Something of another tab's or the vendor's came in between. */
  cameBetween(): void
  changed(): void
}

/** What was last attempted, under its id, with its bytes once it was sealed. */
type Attempt = {
  id: EntryId
  contribution: Contribution
  entry: SealedNewEntry | null
}

const MAX_TRIES = 4

const BUSY: readonly OutboxStage['kind'][] = ['proving', 'uploading', 'sending']

/** Sends one contribution at a time: the same bytes again after a failure, new ones after a conflict. */
export class Outbox {
  stage: OutboxStage = { kind: 'empty' }
  purpose: Purpose | null = null
  readonly #case: OutboxCase
  /** Files that were stored for the present recipients. */
  readonly #arrived: ArrivedFiles = new Map()
  #arrivedFor = ''
  #sending = new AbortController()
  #attempt: Attempt | null = null

  constructor(of: OutboxCase) {
    this.#case = of
  }

  get isBusy(): boolean {
    return BUSY.includes(this.stage.kind)
  }

  /** How far what a place on the page has sent is. */
  stageOf(purpose: Purpose): OutboxStage {
    return this.purpose === purpose ? this.stage : { kind: 'empty' }
  }

  /** Forgets what did not arrive; what was typed stays where it was typed. */
  clear(): void {
    this.#attempt = null
    this.#enter({ kind: 'empty' })
  }

  /** Whether it arrived. Never throws: what went wrong is the stage. */
  async send(purpose: Purpose, contribution: Contribution): Promise<boolean> {
    if (this.isBusy) return false
    this.purpose = purpose
    this.#sending = new AbortController()
    const { signal } = this.#sending
    this.#enter({ kind: 'sending', isWaiting: false, isOffline: !navigator.onLine })
    try {
      await this.#deliver(contribution)
      this.clear()
      return true
    } catch (error) {
      if (signal.aborted) this.#enter({ kind: 'empty' })
      else this.#fail(troubleOf(error))
      return false
    }
  }

  /** Calls an upload off. What has arrived whole stays; the entry itself is never called back. */
  readonly cancel = (): void => {
    if (this.stage.kind === 'uploading') this.#sending.abort()
  }

  /** What did not seem to arrive, and stands in the thread after all. */
  settledIn({ thread }: OpenedCase): Contribution | null {
    const attempt = this.#attempt
    const isThere = this.stage.kind === 'failed' && thread.some(({ id }) => id === attempt?.id)
    return isThere && attempt ? attempt.contribution : null
  }

  async #deliver(contribution: Contribution): Promise<void> {
    const attempt = this.#attemptFor(contribution)
    for (let tries = 1; ; tries++) {
      try {
        await this.#deliverOnce(contribution, attempt)
        return
      } catch (error) {
        if (troubleOf(error) !== 'sequence_conflict' || tries === MAX_TRIES) throw error
      }
      attempt.entry = null
      await this.#case.reload()
      if (this.#case.opened?.thread.some(({ id }) => id === attempt.id)) return
      if (!this.#case.isOpenTo(contribution)) throw new TroubleError('illegal_move')
      this.#case.cameBetween()
    }
  }

  async #deliverOnce(contribution: Contribution, attempt: Attempt): Promise<void> {
    const { session, receipt, opened } = this.#case
    if (!opened) throw new TroubleError('unexpected')
    if (!attempt.entry) {
      const uploaded = await this.#upload(contribution.files ?? [], opened)
      attempt.entry = await session.sealEntry(opened, { ...contribution, id: attempt.id, uploaded })
    }
    this.#enter({ kind: 'sending', isWaiting: false, isOffline: !navigator.onLine })
    await session.sendEntry(receipt, attempt.entry, {
      onProving: (chance) => this.#enter({ kind: 'proving', chance }),
      onWait: ({ trouble }) =>
        this.#enter({ kind: 'sending', isWaiting: true, isOffline: trouble === 'offline' }),
    })
  }

  async #upload(files: readonly UploadFile[], opened: OpenedCase): Promise<UploadedFiles> {
    if (files.length === 0) return { attached: [], stored: [] }
    const { session, receipt } = this.#case
    const profile = 'profile' in opened.writer ? opened.writer.profile.hash : ''
    if (profile !== this.#arrivedFor) this.#arrived.clear()
    this.#arrivedFor = profile
    return session.uploadFiles(files, await session.uploadTarget(receipt, opened), {
      arrived: this.#arrived,
      signal: this.#sending.signal,
      onProgress: (progress) => this.#enter({ kind: 'uploading', progress }),
    })
  }

  #fail(trouble: Trouble): void {
    // Files that no entry claimed for a day are gone.
    if (trouble === 'incomplete_upload') this.#arrived.clear()
    if (trouble === 'incomplete_upload' && this.#attempt) this.#attempt.entry = null
    this.#enter({ kind: 'failed', trouble })
  }

  /** The same contribution keeps its id and its bytes, so that trying again never sends it twice. */
  #attemptFor(contribution: Contribution): Attempt {
    const isSame = JSON.stringify(this.#attempt?.contribution) === JSON.stringify(contribution)
    if (this.#attempt && isSame) return this.#attempt
    this.#attempt = { id: createEntryId(), contribution, entry: null }
    return this.#attempt
  }

  #enter(stage: OutboxStage): void {
    this.stage = stage
    this.#case.changed()
  }
}

/** `randomUUID` makes a version 4 UUID in lower case, which is what the brand names. */
function createEntryId(): EntryId {
  return crypto.randomUUID() as string as EntryId
}
