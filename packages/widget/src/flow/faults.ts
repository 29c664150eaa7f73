import type { FieldId, LocalText, Policy } from '@sealpost/protocol'
import type { FormState, StepId } from './form-state.ts'

/** A control of the form: a field of the report or one of the form's own questions. */
export type FormField = FieldId | 'channel' | 'rules' | 'receipt'

/** What is wrong with a control. Warnings are shown and do not stop. */
export type Fault = {
  step: StepId
  field: FormField
  weight: 'error' | 'warning'
} & (
  | { code: 'required' }
  | { code: 'too_long'; maxCharacters: number; length: number }
  | { code: 'too_many'; maxItems: number; count: number }
  | { code: 'target_outside_scope' }
  | { code: 'target_excluded'; text: LocalText; reason: LocalText | undefined }
  /** The whole report is larger than can be sealed; `field` is its longest answer. */
  | { code: 'report_too_large' }
)
export type FaultCode = Fault['code']

/** Something that is still to be done before the report can be sent. */
export type Missing = { step: StepId; field: FormField }

/** What is wrong in one step, in the order of its controls. */
export declare function faultsIn(state: FormState, step: StepId, policy: Policy): Fault[]

/** What is still missing in all steps before the receipt, in reading order. */
export declare function missingIn(state: FormState, policy: Policy): Missing[]
