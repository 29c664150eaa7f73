import type { Condition, CustomField, Need, PolicyChannel } from './policy/channel.ts'
import type { Policy } from './policy.ts'
import {
  type Answers,
  type AskedFieldId,
  answerTo,
  FIELD_IDS,
  FIELD_STEPS,
  type FieldId,
  type FieldStep,
  isBlank,
  REPORT_FIELDS,
} from './report-fields.ts'

/** A field that a channel's form asks for. */
export type AskedField = {
  id: AskedFieldId
  step: FieldStep
  need: Exclude<Need, 'off'>
  /** Present for the vendor's own questions. */
  custom?: CustomField
}

/** Something that an assessable report would have: any one of these fields. */
export type MissingAnswer = {
  anyOf: readonly AskedFieldId[]
  /** Whether the report cannot be sent without it. */
  isRequired: boolean
}

/** Whether a channel asks for a field when nothing is answered yet; `off` for fields it does not name. */
export function needOf(channel: PolicyChannel, field: FieldId): Need {
  return channel.fields[field]?.need ?? 'off'
}

/**
 * What a channel's form asks for, given what was answered so far, in the order in which it asks.
 * A field whose condition does not hold is not asked.
 */
export function askedFields(
  policy: Policy,
  channel: PolicyChannel,
  answers: Answers,
): AskedField[] {
  return FIELD_STEPS.flatMap((step) => [
    ...FIELD_IDS.filter((id) => REPORT_FIELDS[id].step === step).flatMap((id) =>
      asked({ id, step, need: needIn(policy, channel, id, answers) }),
    ),
    ...(channel.customFields ?? [])
      .filter((custom) => custom.step === step)
      .flatMap((custom) =>
        asked({ id: custom.id, step, need: needUnder(custom, answers), custom }),
      ),
  ])
}

/** What is still missing from a report, in the order in which the form asks. */
export function missingAnswers(
  policy: Policy,
  channel: PolicyChannel,
  answers: Answers,
): MissingAnswer[] {
  const fields = askedFields(policy, channel, answers)
  const { mode = 'advise', needed = [], anyOf = [] } = channel.completeness ?? {}
  const isRequired = mode === 'gate'
  const isAsked = (id: AskedFieldId) => fields.some((field) => field.id === id)
  const wanted: MissingAnswer[] = [
    ...fields
      .filter(({ id, need }) => need === 'required' || needed.includes(id))
      .map(({ id, need }) => ({ anyOf: [id], isRequired: isRequired || need === 'required' })),
    ...anyOf.map((group) => ({ anyOf: group.filter(isAsked), isRequired })),
  ]
  return wanted.filter(
    ({ anyOf }) => anyOf.length > 0 && anyOf.every((id) => isBlank(answerTo(answers, id))),
  )
}

/** A policy's channel by its id. */
export function channelOf(policy: Policy, channel: string | null): PolicyChannel | undefined {
  return policy.channels.find(({ id }) => id === channel)
}

/** Whether the policy's identity demands a field, whatever the channel says. */
export function identityAsks({ identity }: Policy, field: AskedFieldId): boolean {
  if (identity === 'handle') return field === 'handle'
  return identity === 'contact' && (field === 'name' || field === 'contact')
}

function asked(field: Omit<AskedField, 'need'> & { need: Need }): AskedField[] {
  const { need, ...rest } = field
  return need === 'off' ? [] : [{ ...rest, need }]
}

function needIn(
  policy: Policy,
  channel: PolicyChannel,
  ...[field, answers]: [field: FieldId, answers: Answers]
): Need {
  if (identityAsks(policy, field)) return 'required'
  // The vendor asks for credit after the fix, so the form does not ask before.
  if (field === 'credit' && policy.credit?.asked === 'afterFix') return 'off'
  return needUnder(channel.fields[field] ?? { need: 'off' }, answers)
}

type Conditional = {
  need: Need
  showWhen?: Condition | undefined
  requireWhen?: Condition | undefined
}

function needUnder({ need, showWhen, requireWhen }: Conditional, answers: Answers): Need {
  if (need === 'off' || (showWhen && !holds(showWhen, answers))) return 'off'
  return requireWhen && holds(requireWhen, answers) ? 'required' : need
}

function holds({ field, is }: Condition, answers: Answers): boolean {
  const answer = answerTo(answers, field)
  if (answer === undefined) return false
  return typeof answer === 'string' ? is.includes(answer) : answer.some((item) => is.includes(item))
}
