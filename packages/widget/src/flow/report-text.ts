import type { Answers, FieldId, FieldStep } from '@sealpost/protocol'

/** The words around the answers, in the reporter's language. */
export type ReportLabels = {
  /** First line of the text, such as "Security report for Acme". */
  title: string
  /** Label of the channel's line. */
  channel: string
  /** Label of the urgency mark's line, and the mark itself. */
  urgent: string
  yes: string
  /** Label of the accepted rules' section. */
  acceptedRules: string
  sections: Readonly<Record<FieldStep, string>>
  fields: Readonly<Record<FieldId, string>>
  /** The words of each choice, by field and value. */
  choices: Readonly<Partial<Record<FieldId, Readonly<Record<string, string>>>>>
}

/** What a report says, before it is sealed. */
export type ReportDraft = {
  /** The channel's label in the reporter's language. */
  channelLabel: string
  urgent: boolean
  /** The accepted rules in the vendor's words. */
  acceptedRules: readonly string[]
  answers: Answers
}

export type ReportEntry = {
  field: FieldId | 'channel' | 'urgent' | 'rules'
  label: string
  /** A list's items stand apart. */
  value: string | readonly string[]
}

export type ReportSection = {
  step: FieldStep | 'channel' | 'rules'
  title: string
  entries: readonly ReportEntry[]
}

/** The report's sections as people read them; leaves out what was not answered. */
export declare function reportSections(draft: ReportDraft, labels: ReportLabels): ReportSection[]

/** The same sections as one plain text with LF line ends: part 1 of the sealed report. */
export declare function reportText(title: string, sections: readonly ReportSection[]): string
