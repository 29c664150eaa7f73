import type { ReportLabels } from '../flow/report-text.ts'
import { fieldNames } from '../i18n/field-names.ts'
import type { Terms } from '../i18n/terms.ts'
import { wordsFor } from './words.ts'

/** The words around a report's answers. */
export function reportLabels(terms: Terms): ReportLabels {
  const { steps } = terms
  const words = wordsFor(terms)
  return {
    about: steps.channel,
    channel: terms.kindOfReport,
    urgent: terms.urgent,
    yes: words.yes,
    acceptedRules: words.acceptedRules,
    sections: steps,
    fields: fieldNames(terms),
    choices: terms.choices,
  }
}
