import { type CustomField, channelOf, FIELD_IDS, type Policy, textIn } from '@sealpost/protocol'
import type { ReportLabels } from '../flow/report-text.ts'
import { type FieldNaming, fieldName } from '../i18n/field-names.ts'
import { fileText, type NamedFile } from '../i18n/file-text.ts'
import { wordsFor } from './words.ts'

/** The words around a report's answers: the vendor's own questions and the files by their names. */
export function reportLabels(naming: FieldNaming, files: readonly NamedFile[] = []): ReportLabels {
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
      evidence: Object.fromEntries(files.map((file) => [file.id, fileText(terms.language, file)])),
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
