import type { Answers } from '@sealpost/protocol'
import type { Terms } from '../i18n/terms.ts'
import type { Form } from '../report-form/form.ts'
import type { ToolLoaders } from '../report-form/tools.ts'

/** What a case needs of the element that shows it. */
export type CaseHost = {
  /** As it was typed or handed over; empty once the case is closed. */
  receipt: string
  readonly terms: Terms
  readonly toolLoaders: ToolLoaders
  /** Loads the questions of the form, for what the vendor asks again. */
  loadForm(): Promise<Form>
  /** Shows the present state; afterwards focuses an element. */
  show(focusId?: string): void
  /** Answers as people read them, as plain text. */
  writeAnswers(answers: Answers): string
  /** Says something in the live region. */
  announce(text: string): void
}
