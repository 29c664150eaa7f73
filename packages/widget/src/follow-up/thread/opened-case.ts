import type {
  Answers,
  Case,
  Credited,
  EmbargoMove,
  EntryId,
  Fingerprint,
  ReporterChange,
} from '@sealpost/protocol'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { OpenedThread, Opener } from '../../sealing/sealing.ts'
import type { Trouble } from '../../trouble.ts'
import type { UploadedFiles, UploadFile } from '../../uploads/uploads.ts'

/** What the service says about a case. */
export type Standing = Omit<Case, 'sealed' | 'wrappedState' | 'thread' | 'nextRevision'>

/** What a reporter decided about a key that nothing vouches for. */
export type KeyDecision = 'continue' | 'stop'

/**
 * Whether the key that the page pins is the one that was pinned when the report was made: the same,
 * another that signed statements lead to, or another that only the reporter can judge.
 */
export type CaseKeys =
  | { state: 'same' }
  | { state: 'rotated'; from: Fingerprint; to: Fingerprint }
  | { state: 'changed'; from: Fingerprint; to: Fingerprint; decision: KeyDecision | null }

/** Whom the reporter's next entry is sealed to, or why none can be sealed. */
export type Writer = { profile: VerifiedProfile } | { trouble: Trouble }

/** A case as its reporter may believe it. */
export type OpenedCase = OpenedThread & {
  standing: Standing
  /** Null once the report was deleted. */
  opener: Opener | null
  keys: CaseKeys
  writer: Writer
}

/** Something that a reporter adds to a case: an event if it changes something, else a message. */
export type Contribution = {
  change?: ReporterChange
  /** The message, or the note beside a change. */
  text: string
  answers?: Answers
  embargo?: EmbargoMove
  credited?: Credited
  /** Files that come along; they are uploaded before it is sealed. */
  files?: readonly UploadFile[]
  /** All of it for people, as plain text. */
  readable: string
}

/** A contribution under the id that makes repeating it safe, once its files are stored. */
export type IdentifiedContribution = Contribution & { id: EntryId; uploaded?: UploadedFiles }
