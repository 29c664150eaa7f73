import type { AskedFieldId, Policy } from '@sealpost/protocol'
import { faultsIn } from './faults.ts'
import type { FormField, FormState, StepId } from './form-state.ts'
import { stepsOf } from './steps.ts'
import { wantedAnswers } from './wanted-answers.ts'

/** Something that is still to be done, or that would help whoever reads the report. */
export type Missing = {
  step: StepId
  field: FormField
  /** The fields of which one is enough; empty for questions of the form's own. */
  anyOf: readonly AskedFieldId[]
  /** Whether the report cannot be sent without it. */
  isRequired: boolean
}

/** What is missing in all steps before the receipt, in reading order. */
export function missingIn(state: FormState, policy: Policy): Missing[] {
  const wanted = wantedAnswers(state, policy)
  return stepsOf(policy, state).flatMap((step): Missing[] => {
    if (step !== 'channel' && step !== 'rules') return wanted.filter((one) => one.step === step)
    return faultsIn(state, step, policy).map(({ field }) => ({
      step,
      field,
      anyOf: [],
      isRequired: true,
    }))
  })
}
