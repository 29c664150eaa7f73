import { html, nothing, type TemplateResult } from 'lit'
import { type FieldId, REPORT_FIELDS } from '@sealpost/protocol'
import type { AskedField } from '../flow/steps.ts'
import { count } from '../report-form/fault-text.ts'
import { controlId, type FormView } from '../report-form/view.ts'
import { describedBy, type FieldFrame, fieldFrame, frameOf, isInvalid } from './field-frame.ts'
import { growing } from './growing.ts'
import { typedText } from './typed.ts'

// What a browser may fill in; everything else is the report's business alone.
const FILLED_IN_BY_BROWSER: Partial<Record<FieldId, 'name' | 'nickname' | 'email'>> = {
  name: 'name',
  handle: 'nickname',
  contact: 'email',
}

/** A line, a text or a piece of code. */
export function textField(
  view: FormView,
  asked: AskedField,
  note: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const value = textOf(view, asked.id)
  const frame: FieldFrame = { ...frameOf(view, asked), note, aside: counter(view, asked.id, value) }
  const control =
    REPORT_FIELDS[asked.id].kind === 'line' ? line(view, asked, value) : area(view, asked, value)
  return fieldFrame(frame, control)
}

function line(view: FormView, { id, need }: AskedField, value: string): TemplateResult {
  return html`<input
    class="control"
    part="control"
    type="text"
    dir="auto"
    id=${controlId(id)}
    list=${id === 'target' ? 'scope-targets' : nothing}
    autocomplete=${FILLED_IN_BY_BROWSER[id] ?? 'off'}
    aria-required=${need === 'required'}
    aria-describedby=${describedBy(id)}
    aria-invalid=${isInvalid(view, id)}
    .value=${value}
    @input=${(event: Event) => view.act({ type: 'answer', field: id, value: typedText(event) })}
    @blur=${() => view.leave(id)}
  />`
}

function area(view: FormView, { id, need }: AskedField, value: string): TemplateResult {
  const isCode = REPORT_FIELDS[id].kind === 'code'
  return growing(
    value,
    html`<textarea
      class="control ${isCode ? 'code' : ''}"
      part="control"
      dir=${isCode ? 'ltr' : 'auto'}
      id=${controlId(id)}
      aria-required=${need === 'required'}
      aria-describedby=${describedBy(id)}
      aria-invalid=${isInvalid(view, id)}
      .value=${value}
      @input=${(event: Event) => view.act({ type: 'answer', field: id, value: typedText(event) })}
      @blur=${() => view.leave(id)}
    ></textarea>`,
  )
}

// A counter is only worth its place when the end comes near.
const COUNTS_FROM = 0.85

function counter(view: FormView, field: FieldId, value: string): TemplateResult | typeof nothing {
  const shape = REPORT_FIELDS[field]
  if (!('maxCharacters' in shape)) return nothing
  const left = shape.maxCharacters - value.length
  if (left < 0 || value.length < shape.maxCharacters * COUNTS_FROM) return nothing
  return html`<p class="aside">${view.terms.charactersLeft(count(view, left))}</p>`
}

function textOf(view: FormView, field: FieldId): string {
  const answer = view.state.answers[field]
  return typeof answer === 'string' ? answer : ''
}
