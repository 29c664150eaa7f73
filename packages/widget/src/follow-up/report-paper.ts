import { html, type TemplateResult } from 'lit'
import type { Answers, AttachedFile, SealedReportItem } from '@sealpost/protocol'
import { type ReportSection, reportSections, reportText } from '../flow/report-text.ts'
import { reportEntries } from './report-entries.ts'
import { ownQuestions, reportLabels } from './report-labels.ts'
import type { Writing } from './review/written-report.ts'

/** A report that was sealed, for rereading. */
export function reportPaper(writing: Writing, item: SealedReportItem): TemplateResult {
  const { policy, say } = writing
  const channel = policy.channels.find(({ id }) => id === item.channel)
  const acceptedRules = item.body.acceptedRules.map((accepted) => {
    const rule = policy.rules.items.find(({ id }) => id === accepted)
    return rule ? say(rule.text) : accepted
  })
  const sections = reportSections(
    {
      channelLabel: channel ? say(channel.label) : item.channel,
      urgent: item.urgent,
      acceptedRules,
      answers: item.body.answers,
      questions: ownQuestions(policy, item.channel),
    },
    reportLabels({ ...writing, channel: item.channel }, item.attachments),
  )
  return html`<div class="paper">
    ${sections.map(
      (section) =>
        html`<section>
          <h4>${section.title}</h4>
          ${reportEntries(section)}
        </section>`,
    )}
  </div>`
}

/** Answers by themselves, and the files that came with them. */
export type AnswersOf = {
  channel: string
  answers: Answers
  attachments?: readonly AttachedFile[]
}

/** Answers that were added to a report. */
export function answersPaper(writing: Writing, of: AnswersOf): TemplateResult {
  return html`${answerSections(writing, of).map(reportEntries)}`
}

/** The same for people with plain programs. */
export function answersText(writing: Writing, title: string, of: AnswersOf): string {
  return reportText(title, answerSections(writing, of))
}

function answerSections(
  writing: Writing,
  { channel, answers, attachments = [] }: AnswersOf,
): ReportSection[] {
  const { policy } = writing
  const draft = { channelLabel: '', urgent: false, acceptedRules: [], answers }
  const questions = ownQuestions(policy, channel)
  const labels = reportLabels({ ...writing, channel }, attachments)
  return reportSections({ ...draft, questions }, labels).filter(({ step }) => step !== 'channel')
}
