import { draftSwitch, foundDraft } from '../draft/draft-switch.ts'
import { STEPS } from '../steps/index.ts'
import { questionStyles } from '../styles/question-styles.ts'
import { DetailForm } from './detail-form.ts'
import type { Form } from './form.ts'
import { FormModel } from './form-model.ts'
import { rail } from './rail.ts'

/** What the form loads when it comes near, beside the crypto file. */
export const form: Form = {
  createModel: (ready, host, language) => new FormModel(ready, host, language),
  createDetail: (request, host) => new DetailForm(request, host),
  styles: questionStyles,
  rail,
  foundDraft,
  draftSwitch,
  steps: STEPS,
}
