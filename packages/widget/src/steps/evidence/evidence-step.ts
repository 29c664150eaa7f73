import { html, type TemplateResult } from 'lit'
import { filesView } from '../../fields/files-field.ts'
import type { FormView } from '../../report-form/view.ts'
import { noticeLines } from '../notice-lines.ts'
import { questions } from '../questions.ts'
import { stepFrame } from '../step-frame.ts'

/** Asks for files; a drop or a paste is taken anywhere on the screen. */
export function evidenceStep(view: FormView): TemplateResult {
  const { part } = view.tools.files.evidence
  const files = filesView(view)
  const take = (event: ClipboardEvent | DragEvent) => files && part?.takeFiles(files, event)
  return html`<div @paste=${take} @drop=${take} @dragover=${take}>
    ${stepFrame(
      view,
      { heading: view.terms.evidenceHeading },
      html`${noticeLines(view, ['redaction'])} ${questions(view, 'evidence')}`,
    )}
  </div>`
}
