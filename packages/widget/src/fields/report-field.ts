import type { TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import { shapeOf } from '../flow/field-shape.ts'
import type { FormView } from '../report-form/view.ts'
import { choiceField } from './choice-field.ts'
import { choicesField } from './choices-field.ts'
import { listField } from './list-field.ts'
import { targetField } from './target-field.ts'
import { textField } from './text-field.ts'

/** Asks for one field of the report in the way its kind wants. */
export function reportField(view: FormView, asked: AskedField): TemplateResult {
  if (asked.id === 'target') return targetField(view, asked)
  switch (shapeOf(asked).kind) {
    case 'list':
      return listField(view, asked)
    case 'choice':
      return choiceField(view, asked)
    case 'choices':
      return choicesField(view, asked)
    default:
      return textField(view, asked)
  }
}
