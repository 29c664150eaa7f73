import type { Fingerprint, LocalText, Policy, Profile } from '@sealpost/protocol'
import type { DraftControl } from '../draft/draft-control.ts'
import type { Fault } from '../flow/faults.ts'
import type { FormAction, FormField, FormState, StepId } from '../flow/form-state.ts'
import type { Delivery } from '../follow-up/delivery.ts'
import type { FollowUp } from '../follow-up/follow-up.ts'
import type { Terms } from '../i18n/terms.ts'
import type { AcceptedReport, Place } from '../sealing/sealing.ts'
import type { Tools } from './tools.ts'

/** What a screen may see and do. Screens neither seal nor send. */
export type FormView = {
  readonly terms: Terms
  /** The vendor's name, isolated for use inside sentences. */
  readonly vendor: string
  /** What the page trusts and the service it talks to. */
  readonly place: Place
  readonly profile: Profile
  /** Of the signed profile, as it stands in the sealed report. */
  readonly profileHash: string
  readonly policy: Policy
  readonly state: FormState
  /** Primary fingerprints of those who will be able to read the report. */
  readonly recipients: readonly Fingerprint[]
  /** Faults that may be shown now: those of fields that were left or that stopped Continue. */
  readonly faults: readonly Fault[]
  /** What stopped the last Continue; stays until the next one, so that nothing jumps meanwhile. */
  readonly summary: readonly Fault[]
  readonly delivery: Delivery
  readonly draft: DraftControl
  /** What helps with single fields, loaded when it is opened. */
  readonly tools: Tools
  /** Screens that come once the report is sealed. */
  readonly followUp: FollowUp
  readonly accepted: AcceptedReport | null
  /** What was last said in the live region. */
  readonly announcement: string
  /** The vendor's words in the form's language. */
  say: (text: LocalText) => string
  /** Takes an action; afterwards focuses the element of that id. */
  act: (action: FormAction, focusId?: string) => void
  /** A field lost focus, or got a whole answer at once: its faults may be shown. */
  leave: (field: FormField) => void
  /** Opens a step, at one of its fields. */
  goTo: (step: StepId, field?: FormField) => void
  announce: (text: string) => void
  /** Shows what changed apart from the state; afterwards scrolls to an element inside its list. */
  refresh: (scrollToId?: string) => void
  send: () => void
  /** Fetches the vendor's newest profile and seals again under it. */
  renew: () => void
  openCase: () => void
}

/** What the controls of fields may see and do, in the form and wherever else a field is asked for. */
export type FieldView = Pick<
  FormView,
  | 'terms'
  | 'vendor'
  | 'policy'
  | 'state'
  | 'faults'
  | 'tools'
  | 'announcement'
  | 'say'
  | 'act'
  | 'leave'
  | 'announce'
  | 'refresh'
>

/** The DOM id of a field's first control. */
export function controlId(field: FormField): string {
  return `field-${field}`
}
