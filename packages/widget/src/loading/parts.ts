import type { FollowUp } from '../follow-up/follow-up.ts'
import type { Terms } from '../i18n/terms.ts'
import type { Form } from '../report-form/form.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** What is not in the first script: each part a file of its own, imported when it is needed. */
export type Parts = {
  form: () => Promise<Form>
  sealing: () => Promise<Sealing>
  followUp: () => Promise<FollowUp>
  de: () => Promise<Terms>
}
