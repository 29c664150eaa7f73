import { html, nothing, type TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import { shapeOf } from '../flow/field-shape.ts'
import type { FieldView } from '../report-form/view.ts'
import { noticeLines } from '../steps/notice-lines.ts'
import { certificateField } from './certificate-field.ts'
import { choiceField } from './choice-field.ts'
import { choicesField } from './choices-field.ts'
import { cvssField } from './cvss-field.ts'
import { filesField } from './files-field.ts'
import { listField } from './list-field.ts'
import { targetField } from './target-field.ts'
import { textField } from './text-field.ts'
import { weaknessField } from './weakness-field.ts'

/** Asks for one field of the report in the way its kind wants. */
export function reportField(view: FieldView, asked: AskedField): TemplateResult {
  if (asked.id === 'target') return targetField(view, asked)
  if (asked.id === 'credit') return creditField(view, asked)
  switch (shapeOf(asked).kind) {
    case 'list':
      return listField(view, asked)
    case 'choice':
      return choiceField(view, asked)
    case 'choices':
      return choicesField(view, asked)
    case 'certificate':
      return certificateField(view, asked)
    case 'cvss':
      return cvssField(view, asked)
    case 'files':
      return filesField(view, asked)
    case 'weakness':
      return weaknessField(view, asked)
    default:
      return textField(view, asked)
  }
}

/** The wish to be named, with what the vendor says about credit and money. */
function creditField(view: FieldView, asked: AskedField): TemplateResult {
  const words = view.policy.credit?.text
  return html`${choiceField(view, asked)}
    ${words ? html`<p class="words muted">${view.say(words)}</p>` : nothing}
    ${noticeLines(view, ['reward', 'payment'])}`
}
