import type { DraftPlace, Drafts, FoundDraft, OpenDraft } from './drafts.ts'
import type { KeptForm } from './kept-form.ts'

/** What a form lends to its draft. */
export type DraftHost = {
  load: () => Promise<Drafts>
  readonly place: DraftPlace
  /** What is to be kept now. */
  keep: () => KeptForm
  /** Puts it into the form; says whether the vendor has changed that since. */
  restore: (kept: KeptForm) => 'same form' | 'new form'
  changed: () => void
}

/** Typing is saved within this, however long it goes on. */
const SAVE_AFTER_MS = 700

/** The draft of one form: off until its reporter turns it on, or continues one that was left. */
export class DraftControl {
  stage: 'off' | 'starting' | 'on' | 'unavailable' = 'off'
  /** A draft of an earlier visit that waits for a decision. */
  found: FoundDraft | null = null
  /** What became of the found draft, where the form does not show it by itself; until the next step. */
  outcome: 'taken' | 'continuedInNewForm' | null = null
  readonly #host: DraftHost
  #draft: OpenDraft | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSaving = false

  constructor(host: DraftHost) {
    this.#host = host
  }

  get isOn(): boolean {
    return this.stage === 'on' || this.stage === 'starting'
  }

  /** Whether all that was typed is kept by now. */
  get isSaved(): boolean {
    return this.stage === 'on' && this.#timer === undefined && !this.#isSaving
  }

  readonly turnOn = async (): Promise<void> => {
    const { load, place, keep } = this.#host
    this.#enter('starting')
    try {
      this.#work(await (await load()).begin(place, keep()))
    } catch {
      this.#enter('unavailable')
    }
  }

  /** Deletes the draft and keeps none: at the reporter's wish, or since the report has arrived. */
  readonly turnOff = async (): Promise<void> => {
    const draft = this.#draft
    this.#rest()
    this.#draft = null
    if (this.stage !== 'off') this.#enter('off')
    await draft?.discard()
  }

  /** The form shows another step. */
  stepChanged(): void {
    this.outcome = null
  }

  /** The form has changed. */
  changed(): void {
    if (this.#draft) this.#timer ??= setTimeout(() => void this.#save(), SAVE_AFTER_MS)
  }

  /** The form leaves the page; it may come back, here or in another tab. */
  async leave(): Promise<void> {
    if (this.#timer !== undefined) await this.#save()
    await this.#draft?.leave()
  }

  /** Puts the found draft into the form, in the place of one that may have been begun meanwhile. */
  readonly continueFound = async (): Promise<void> => {
    const taken = await this.found?.take()
    this.found = null
    if (taken) {
      await this.turnOff()
      this.#work(taken.draft)
      const form = this.#host.restore(taken.kept)
      this.outcome = form === 'new form' ? 'continuedInNewForm' : null
    } else {
      this.outcome = 'taken'
    }
    this.#host.changed()
  }

  /** Deletes the found draft; another may come to light. */
  readonly discardFound = async (): Promise<void> => {
    const { load, place } = this.#host
    await this.found?.discard()
    this.found = await (await load()).find(place)
    this.#host.changed()
  }

  #work(draft: OpenDraft): void {
    this.#draft = draft
    document.addEventListener('visibilitychange', this.#saveWhenHidden)
    this.#enter('on')
  }

  #rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    document.removeEventListener('visibilitychange', this.#saveWhenHidden)
  }

  readonly #saveWhenHidden = (): void => {
    if (document.visibilityState === 'hidden' && this.#timer !== undefined) void this.#save()
  }

  readonly #save = async (): Promise<void> => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isSaving = true
    try {
      await this.#draft?.save(this.#host.keep())
    } catch {
      if (this.stage === 'on') this.#enter('unavailable')
    } finally {
      this.#isSaving = false
    }
  }

  #enter(stage: DraftControl['stage']): void {
    this.stage = stage
    this.#host.changed()
  }
}
