import { type AskedField, type AskedFieldId, askedFields } from '@sealpost/protocol'
import type { FormState } from '../flow/form-state.ts'
import { askingChannel } from '../flow/steps.ts'
import { wantOf } from '../flow/want-of.ts'
import type { Writing } from '../follow-up/review/written-report.ts'
import { fieldName } from '../i18n/field-names.ts'

/** In words, what an answer changed about the other questions; empty if nothing. */
export function askedChanges(
  before: FormState,
  after: FormState,
  { terms, policy }: Pick<Writing, 'terms' | 'policy'>,
): string {
  const channel = askingChannel(policy, after.channel)
  if (!channel || before.channel !== after.channel) return ''
  const was = askedFields(policy, channel, before.answers)
  const is = askedFields(policy, channel, after.answers)
  const named = (fields: readonly AskedFieldId[]) =>
    new Intl.ListFormat(terms.language).format(
      fields.map((id) => fieldName({ terms, policy, channel: channel.id }, id)),
    )
  const isRequired = (field: AskedField) => wantOf(channel, field).kind === 'required'
  const changes = [
    [terms.nowAsked, missingFrom(was, is)],
    [terms.noLongerAsked, missingFrom(is, was)],
    [terms.nowRequired, newly(isRequired, was, is)],
  ] as const
  return changes
    .filter(([, fields]) => fields.length > 0)
    .map(([say, fields]) => say(named(fields)))
    .join('. ')
}

function missingFrom(some: readonly AskedField[], others: readonly AskedField[]): AskedFieldId[] {
  return others.map(({ id }) => id).filter((id) => !some.some((field) => field.id === id))
}

function newly(
  holds: (field: AskedField) => boolean,
  ...[was, is]: [was: readonly AskedField[], is: readonly AskedField[]]
): AskedFieldId[] {
  const before = was.filter((field) => !holds(field)).map(({ id }) => id)
  return is.filter((field) => holds(field) && before.includes(field.id)).map(({ id }) => id)
}
