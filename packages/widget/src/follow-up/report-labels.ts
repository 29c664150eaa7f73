import { type CustomField, channelOf, FIELD_IDS, type Policy, textIn } from '@sealpost/protocol'
import type { ReportLabels } from '../flow/report-text.ts'
import { type FieldNaming, fieldName } from '../i18n/field-names.ts'
import { wordsFor } from './words.ts'

/** The words around a report's answers, the vendor's own questions included. */
export function reportLabels(naming: FieldNaming): ReportLabels {
  const { terms, policy } = naming
  const { steps } = terms
  const words = wordsFor(terms)
  const questions = ownQuestions(policy, naming.channel)
  const ids = [...FIELD_IDS, ...questions.map(({ id }) => id)]
  const choiceWords = ({ choices = [] }: CustomField) =>
    choices.map(({ id, label }) => [id, textIn(label, terms.language, policy.language)])
  return {
    about: steps.channel,
    channel: terms.kindOfReport,
    urgent: terms.urgent,
    yes: words.yes,
    acceptedRules: words.acceptedRules,
    sections: steps,
    fields: Object.fromEntries(ids.map((id) => [id, fieldName(naming, id)])),
    choices: {
      ...terms.choices,
      ...Object.fromEntries(
        questions.map((custom) => [custom.id, Object.fromEntries(choiceWords(custom))]),
      ),
    },
  }
}

/** The questions that a channel asks beside the form's own. */
export function ownQuestions(policy: Policy, channel: string | null): readonly CustomField[] {
  return channelOf(policy, channel)?.customFields ?? []
}
