/** The elements for pages with a build of their own. Importing this defines nothing. */
export { SealpostCase } from './case-view/case-view.ts'
export { defineElements } from './define-elements.ts'
export { FormRefusedEvent } from './events/form-refused-event.ts'
export { OpenCaseEvent } from './events/open-case-event.ts'
export { ReportSentEvent } from './events/report-sent-event.ts'
export { StepChangedEvent } from './events/step-changed-event.ts'
export { SealpostReport } from './report-form/report-form.ts'
export { TROUBLES, type Trouble } from './trouble.ts'
