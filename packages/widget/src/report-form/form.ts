import type { CSSResult, nothing, TemplateResult } from 'lit'
import type { StepId } from '../flow/form-state.ts'
import type { Ready } from '../shell/session-controller.ts'
import type { DetailForm, DetailHost, DetailRequest } from './detail-form.ts'
import type { FormHost, FormModel } from './form-model.ts'
import type { Rail } from './rail.ts'
import type { FormView } from './view.ts'

/**
 * The questions and all that is known about their answers: a file of its own, so that a page which
 * is only read loads no form.
 */
export type Form = {
  createModel: (ready: Ready, host: FormHost, language: string) => FormModel
  /** What a vendor asks for again, once there is a case. */
  createDetail: (request: DetailRequest, host: DetailHost) => DetailForm
  styles: CSSResult
  rail: (rail: Rail) => TemplateResult
  /** The question about a draft that was left, and the switch for one. */
  foundDraft: (view: FormView) => TemplateResult | typeof nothing
  draftSwitch: (view: FormView) => TemplateResult
  /** The screen of each step. */
  steps: Readonly<Record<StepId, (view: FormView) => TemplateResult>>
}
