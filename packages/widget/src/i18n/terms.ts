import type { FieldId, Identity, REPORT_FIELDS, TypedTargetKind } from '@sealpost/protocol'
import type { StepId } from '../flow/form-state.ts'
import type { KeyRefusal } from '../sealing/sealing.ts'
import type { EarlyRemedy, EarlyTrouble } from './early-remedies.ts'
import type { PartTerms } from './part-terms.ts'

type ChoiceField = {
  [Id in FieldId]: (typeof REPORT_FIELDS)[Id]['kind'] extends 'choice' | 'choices' ? Id : never
}[FieldId]
type ChoiceOf<Id extends ChoiceField> = Extract<
  (typeof REPORT_FIELDS)[Id],
  { kind: 'choice' | 'choices' }
>['choices'][number]

/** A field's label and, where the label does not say it all, its help. */
export type FieldTerms = readonly [label: string, help?: string]

/** Words that name the vendor. The name arrives isolated, so that no text can reorder the sentence. */
export type OfVendor = (vendor: string) => string

/** Every word the elements say by themselves. A language is complete when it compiles. */
export type Terms = {
  /** Absent in English, whose words each part has. */
  parts?: PartTerms
  /** BCP 47 tag, for dates and numbers. */
  language: string

  loading: string
  refused: string
  title: OfVendor
  sealed: OfVendor
  verify: string

  steps: Record<StepId, string>
  progressLabel: string
  progress: (step: string, position: number, count: number) => string
  done: string
  stillNeeded: string
  wouldHelp: string
  optional: string
  recommended: string
  /** Beside a field of a group of which one is enough; the others come joined with "or". */
  orElse: (others: string) => string
  /** Questions that an answer to another has changed, joined with "and". */
  nowAsked: (fields: string) => string
  noLongerAsked: (fields: string) => string
  nowRequired: (fields: string) => string
  back: string
  continue: string
  clear: string
  retry: string

  problems: (count: number) => string
  required: (label: string) => string
  requiredChoice: string
  requiredChoices: string
  /** One of several fields is enough; they come joined with "or". */
  noneOfGroup: (either: string) => string
  malformed: Record<'weakness' | 'cvss' | 'certificate' | 'date' | 'mail', string>
  requiredRules: string
  requiredReceipt: string
  tooLong: (over: string) => string
  tooMany: (limit: number) => string
  reportTooLarge: string
  charactersLeft: (left: string) => string

  channelHeading: string
  kindOfReport: string
  urgent: string
  urgentHelp: string

  rulesHeading: string
  safeHarbour: string
  please: string
  never: string
  goodToKnow: string
  readPolicy: OfVendor
  acceptTogether: string
  acceptEach: string

  targetHeading: string
  recognisedAs: (kind: string) => string
  targetKinds: Record<TypedTargetKind, string>
  inScope: string
  inOpenScope: OfVendor
  outsideWarn: OfVendor
  outsideBlock: OfVendor
  excludedWarn: OfVendor
  excludedBlock: OfVendor
  showScope: OfVendor
  scopeListed: string
  scopeOpen: string
  exclusions: string

  findingHeading: string
  stepLabel: (position: number) => string
  addStep: string
  moveUp: (position: number) => string
  moveDown: (position: number) => string
  remove: (position: number) => string
  moved: (to: number, count: number) => string
  removed: (position: number) => string

  loadingPart: string
  /** A part that helps with one field did not load; the field itself still works. */
  partFailed: string
  scoreIt: string
  closeCalculator: string
  matches: (count: number) => string

  impactHeading: string

  evidenceHeading: string
  requiredFiles: string
  /** The part that shows them did not load. */
  filesFailed: string
  /** Their names come joined. */
  filesRefused: (names: string) => string

  chooseKeyFile: string
  keyRead: string
  /** Others say that it is no public key. */
  keyRefusals: Readonly<Partial<Record<KeyRefusal, string>>>

  youHeading: string
  identity: Record<Identity, OfVendor>
  /** The same, said before anything is typed. */
  identityAhead: Record<Identity, OfVendor>

  /** Mail that something is new, to an address that the service sees. */
  notes: Readonly<Record<'heading' | 'lead' | 'stop' | 'label' | 'help', string>>

  fields: Record<FieldId, FieldTerms>
  choices: { readonly [Id in ChoiceField]: Readonly<Record<ChoiceOf<Id>, string>> }

  /** What happened. */
  troubles: Record<EarlyTrouble, string>
  /** What the reporter can do about it. */
  remedies: Record<EarlyRemedy, OfVendor>
  nothingSent: string
}
