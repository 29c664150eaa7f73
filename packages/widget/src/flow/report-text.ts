import {
  type Answers,
  type AskedFieldId,
  answerTo,
  type CustomField,
  FIELD_IDS,
  FIELD_STEPS,
  type FieldStep,
  REPORT_FIELDS,
} from '@sealpost/protocol'

/** The words around the answers, in the reporter's language. */
export type ReportLabels = {
  /** Title of the first section, which says what kind of report it is. */
  about: string
  channel: string
  urgent: string
  yes: string
  /** Title and label of the section that lists the accepted rules. */
  acceptedRules: string
  sections: Readonly<Record<FieldStep, string>>
  fields: Readonly<Record<string, string>>
  /** The words of each choice, by field and value; of `evidence`, each file by its id. */
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a report says, before it is sealed. */
export type ReportDraft = {
  /** The channel's label in the reporter's language. */
  channelLabel: string
  urgent: boolean
  /** The accepted rules in the vendor's words. */
  acceptedRules: readonly string[]
  /** From `filledAnswers`: nothing that the channel does not ask for. */
  answers: Answers
  /** The channel's own questions, in their order. */
  questions: readonly Pick<CustomField, 'id' | 'step'>[]
}

export type ReportEntry = {
  field: AskedFieldId | 'channel' | 'urgent' | 'rules'
  label: string
  /** The items of a list and of several choices stand apart. */
  value: string | readonly string[]
}

export type ReportSection = {
  step: FieldStep | 'channel' | 'rules'
  title: string
  entries: readonly ReportEntry[]
}

/** The report's sections as people read them; leaves out what was not answered. */
export function reportSections(draft: ReportDraft, labels: ReportLabels): ReportSection[] {
  const sections: ReportSection[] = [
    { step: 'channel', title: labels.about, entries: channelEntries(draft, labels) },
    ...FIELD_STEPS.map((step) => ({
      step,
      title: labels.sections[step],
      entries: answerEntries(step, draft, labels),
    })),
    { step: 'rules', title: labels.acceptedRules, entries: ruleEntries(draft, labels) },
  ]
  return sections.filter(({ entries }) => entries.length > 0)
}

/** The same sections as one plain text with LF line ends: part 1 of the sealed report. */
export function reportText(title: string, sections: readonly ReportSection[]): string {
  const chapters = sections.map((section) =>
    [underlined(section.title, '-'), ...section.entries.map(entryText)].join('\n\n'),
  )
  return `${[underlined(title, '='), ...chapters].join('\n\n\n')}\n`
}

function channelEntries(draft: ReportDraft, labels: ReportLabels): ReportEntry[] {
  const channel: ReportEntry = {
    field: 'channel',
    label: labels.channel,
    value: draft.channelLabel,
  }
  return draft.urgent
    ? [channel, { field: 'urgent', label: labels.urgent, value: labels.yes }]
    : [channel]
}

function answerEntries(
  step: FieldStep,
  { answers, questions }: ReportDraft,
  labels: ReportLabels,
): ReportEntry[] {
  const fields: AskedFieldId[] = [
    ...FIELD_IDS.filter((id) => REPORT_FIELDS[id].step === step),
    ...questions.filter((question) => question.step === step).map(({ id }) => id),
  ]
  return fields.flatMap((field) => {
    const answer = answerTo(answers, field)
    if (answer === undefined) return []
    const inWords = (value: string) => labels.choices[field]?.[value] ?? value
    const value = typeof answer === 'string' ? inWords(answer) : answer.map(inWords)
    return [{ field, label: labels.fields[field] ?? field, value }]
  })
}

function ruleEntries(draft: ReportDraft, labels: ReportLabels): ReportEntry[] {
  if (draft.acceptedRules.length === 0) return []
  return [{ field: 'rules', label: labels.acceptedRules, value: draft.acceptedRules }]
}

function entryText({ label, value }: ReportEntry): string {
  if (typeof value !== 'string') {
    return [`${label}:`, ...value.map((item, at) => `${at + 1}. ${item}`)].join('\n')
  }
  return value.includes('\n') ? `${label}:\n${value}` : `${label}: ${value}`
}

function underlined(title: string, stroke: string): string {
  return `${title}\n${stroke.repeat(Array.from(title).length)}`
}
