import { type AskedField, isCustomField } from '@sealpost/protocol'
import type { FieldView } from '../report-form/view.ts'

/** What can be chosen, in the order in which it is offered: each value with its words. */
export function choiceWords(
  { terms, say }: FieldView,
  { id, custom }: AskedField,
): readonly (readonly [value: string, words: string])[] {
  if (isCustomField(id)) {
    return (custom?.choices ?? []).map((choice) => [choice.id, say(choice.label)])
  }
  const choices: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = terms.choices
  return Object.entries(choices[id] ?? {})
}
