import type { ReportLabels } from '../flow/report-text.ts'
import { fieldNames } from './field-names.ts'
import type { Terms } from './terms.ts'

/** The words around a report's answers. */
export function reportLabels(terms: Terms): ReportLabels {
  const { steps } = terms
  return {
    about: steps.channel,
    channel: terms.kindOfReport,
    urgent: terms.urgent,
    yes: terms.yes,
    acceptedRules: terms.acceptedRules,
    sections: steps,
    fields: fieldNames(terms),
    choices: terms.choices,
  }
}
