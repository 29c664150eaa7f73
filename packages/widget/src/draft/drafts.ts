import type { KeptForm } from './kept-form.ts'

/** Whose form a draft belongs to. It is offered nowhere else. */
export type DraftPlace = { service: string; vendor: string }

/** A draft that an earlier visit left. */
export type FoundDraft = {
  /** When it was last saved. */
  savedAt: Date
  /** Continues it; null if another tab has done so, or has discarded it. */
  take: () => Promise<{ kept: KeptForm; draft: OpenDraft } | null>
  discard: () => Promise<void>
}

/** A draft that this tab works on. No other tab touches it meanwhile. */
export type OpenDraft = {
  save: (kept: KeptForm) => Promise<void>
  /** Leaves it to be found by the next visit. The next {@link OpenDraft.save} takes it again. */
  leave: () => Promise<void>
  /** Deletes it, and with the last draft everything that drafts are kept in. */
  discard: () => Promise<void>
}

/** The part that keeps drafts. */
export type Drafts = {
  /** The newest draft that no tab works on; null if there is none. Deletes what is too old or damaged. */
  find: (place: DraftPlace) => Promise<FoundDraft | null>
  /** Begins one with what is there now. @throws if this browser lets the page keep nothing. */
  begin: (place: DraftPlace, kept: KeptForm) => Promise<OpenDraft>
}
