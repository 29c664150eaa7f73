import type { Answer, Answers, AskedFieldId, ChannelId } from '@sealpost/protocol'
import type { KeyReading } from '../sealing/sealing.ts'
import type { ChosenFile } from './chosen-file.ts'

/** Every screen in reading order; `sent` is the end. A form shows those that {@link stepsOf} names. */
export const STEP_IDS = [
  'channel',
  'rules',
  'target',
  'finding',
  'impact',
  'evidence',
  'you',
  'review',
  'receipt',
  'sent',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** All that a form knows about what its reporter did. */
export type FormState = {
  readonly step: StepId
  /** Steps that were open at some time, in the order of {@link STEP_IDS}. */
  readonly visited: readonly StepId[]
  /** Steps that were left, or that one tried to leave: only these show what is missing. */
  readonly checked: readonly StepId[]
  readonly channel: ChannelId | null
  readonly urgent: boolean
  /** Ids of the policy's rules. */
  readonly acceptedRules: readonly string[]
  readonly answers: Answers
  /** Where notes go that something is new, as typed. Not sealed: the service reads it. */
  readonly noteAddress: string
  /** The files of the answer to `evidence`, in its order. */
  readonly files: readonly ChosenFile[]
  /** Secrets in answers that will be sealed as {@link MASK}. The answers themselves stay as they are. */
  readonly masks: readonly Mask[]
  /** What was found out about the reporter's own key; of the text that was read. */
  readonly ownKey: { readonly text: string; readonly reading: KeyReading } | null
  /** BCP 47 tag of the language the form is shown in. */
  readonly language: string
  readonly receiptSaved: boolean
  /** Whether sealed bytes may have reached the service: a change now makes it another report. */
  readonly attempted: boolean
}

/** A text in one field that is not to be sealed. */
export type Mask = { readonly field: AskedFieldId; readonly secret: string }

/** Stands for each {@link Mask}, whatever its length was. */
export const MASK = '████████'

/** A control of the form: a field of the report or one of the form's own questions. */
export type FormField = AskedFieldId | 'channel' | 'rules' | 'notes' | 'receipt'

export type FormAction =
  | { type: 'choose-channel'; channel: ChannelId }
  | { type: 'mark-urgent'; urgent: boolean }
  | { type: 'accept-rules'; accepted: readonly string[] }
  | { type: 'answer'; field: AskedFieldId; value: Answer }
  | { type: 'notify'; address: string }
  /** Files were added, removed or replaced. */
  | { type: 'attach'; files: readonly ChosenFile[] }
  | { type: 'mask'; mask: Mask }
  | { type: 'unmask'; mask: Mask }
  | { type: 'judge-key'; text: string; reading: KeyReading }
  | { type: 'speak'; language: string }
  /** Opens a visited step. */
  | { type: 'open'; step: StepId }
  /** Goes on if nothing in this step stops it; else the step's faults show. */
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'receipt-saved' }
  /** What was saved belongs to another report: there is a new receipt to save. */
  | { type: 'receipt-renewed' }
  /** Sealed bytes are on their way for the first time. */
  | { type: 'attempt' }
  /** The service said that it has the report: what was typed is cleared. */
  | { type: 'sent' }
  | { type: 'restart' }
