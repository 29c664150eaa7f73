import { channelOf, type LocalText, type Policy } from '@sealpost/protocol'
import { filledAnswers } from '../../flow/answers.ts'
import type { FormState } from '../../flow/form-state.ts'
import { noteAddressOf } from '../../flow/note-address.ts'
import { type ReportSection, reportSections, reportText } from '../../flow/report-text.ts'
import type { Terms } from '../../i18n/terms.ts'
import type { Draft } from '../../sealing/sealing.ts'
import { ownQuestions, reportLabels } from '../report-labels.ts'
import { wordsFor } from '../words.ts'

/** What is about to be sealed, and the same in the sections that the review shows. */
export type WrittenReport = { draft: Draft; sections: readonly ReportSection[] }

/** The words a report is written in. */
export type Writing = { terms: Terms; policy: Policy; say: (text: LocalText) => string }

/** Writes the report as its vendor will read it; null before a channel is chosen. */
export function writeReport(state: FormState, writing: Writing): WrittenReport | null {
  const { terms, policy, say } = writing
  const words = wordsFor(terms)
  const channel = channelOf(policy, state.channel)
  if (!channel) return null

  const address = noteAddressOf(state, policy)
  const answers = filledAnswers(state, policy)
  const accepted = policy.rules.items.filter(({ id }) => state.acceptedRules.includes(id))
  const sections = reportSections(
    {
      channelLabel: say(channel.label),
      urgent: state.urgent,
      acceptedRules: accepted.map(({ text }) => say(text)),
      answers,
      questions: ownQuestions(policy, channel.id),
    },
    reportLabels({ terms, policy, channel: channel.id }, state.files),
  )
  const draft: Draft = {
    channel: channel.id,
    urgent: state.urgent,
    answers,
    files: answers.evidence ? state.files : [],
    acceptedRules: state.acceptedRules,
    language: terms.language,
    text: reportText(words.reportTitle(policy.name), sections),
    ...(address === '' ? {} : { notify: { address, language: terms.language } }),
  }
  return { draft, sections }
}
