import { type AskedFieldId, type FieldStep, missingAnswers, type Policy } from '@sealpost/protocol'
import type { FormState } from './form-state.ts'
import { askingChannel, questionsOf } from './steps.ts'

/** An answer that the policy wants and does not have. */
export type WantedAnswer = {
  step: FieldStep
  /** Where it is asked for: of a group, its first field in the last step that asks for one of it. */
  field: AskedFieldId
  /** The fields of which one is enough. */
  anyOf: readonly AskedFieldId[]
  /** Whether the report cannot be sent without it. */
  isRequired: boolean
}

/** The answers that the policy wants and does not have, in the order of their fields. */
export function wantedAnswers(state: FormState, policy: Policy): WantedAnswer[] {
  const channel = askingChannel(policy, state.channel)
  if (!channel) return []
  const questions = questionsOf(policy, state)
  const placeOf = ({ field }: WantedAnswer) => questions.findIndex(({ id }) => id === field)
  return missingAnswers(policy, channel, state.answers)
    .flatMap(({ anyOf, isRequired }) => {
      const members = questions.filter(({ id }) => anyOf.includes(id))
      const step = members.at(-1)?.step
      const at = members.find((member) => member.step === step)
      return at ? [{ step: at.step, field: at.id, anyOf, isRequired }] : []
    })
    .toSorted((one, other) => placeOf(one) - placeOf(other))
}
