import { html, type TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import type { FilesView } from '../evidence/evidence.ts'
import { fileLimits } from '../flow/file-limits.ts'
import { askingChannel } from '../flow/steps.ts'
import { controlId, type FieldView } from '../report-form/view.ts'
import { describedBy, frameOf, groupFrame } from './field-frame.ts'

/** Files from a picker, a drop or a paste. What shows them is loaded when the question comes. */
export function filesField(view: FieldView, asked: AskedField): TemplateResult {
  const { evidence } = view.tools.files
  const files = filesView(view)
  const control = files && evidence.part?.filesField(files)
  return groupFrame(frameOf(view, asked), control ?? waiting(view))
}

/** What the part needs to show the files; null until it is there. */
export function filesView({ terms, tools, policy, state, announce }: FieldView): FilesView | null {
  const { list } = tools.files
  return (
    list && {
      terms,
      list,
      limits: fileLimits(askingChannel(policy, state.channel)),
      id: controlId('evidence'),
      describedBy: describedBy('evidence'),
      announce,
    }
  )
}

function waiting({ terms, tools }: FieldView): TemplateResult {
  const { evidence } = tools.files
  if (evidence.stage !== 'failed') return html`<p class="drop muted">${terms.loadingPart}</p>`
  return html`<p class="tone warn">${terms.filesFailed}</p>
    <button type="button" class="button" part="secondary" @click=${evidence.open}>
      ${terms.retry}
    </button>`
}
