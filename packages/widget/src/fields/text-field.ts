import { html, nothing, type TemplateResult } from 'lit'
import { type AskedField, type AskedFieldId, answerTo } from '@sealpost/protocol'
import { type AskedShape, shapeOf } from '../flow/field-shape.ts'
import { count } from '../report-form/fault-text.ts'
import { controlId, type FieldView } from '../report-form/view.ts'
import { describedBy, type FieldFrame, fieldFrame, frameOf, isInvalid } from './field-frame.ts'
import { growing } from './growing.ts'
import { typedText } from './typed.ts'

// What a browser may fill in; everything else is the report's business alone.
const FILLED_IN_BY_BROWSER: Partial<Record<AskedFieldId, 'name' | 'nickname' | 'email'>> = {
  name: 'name',
  handle: 'nickname',
  contact: 'email',
}

/** A line, a text or a piece of code. */
export function textField(
  view: FieldView,
  asked: AskedField,
  note: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const value = textOf(view, asked.id)
  const shape = shapeOf(asked)
  const frame: FieldFrame = { ...frameOf(view, asked), note, aside: counter(view, shape, value) }
  const isArea = shape.kind === 'text' || shape.kind === 'code' || shape.kind === 'certificate'
  const control = isArea ? area(view, asked, value) : line(view, asked, value)
  return fieldFrame(frame, control)
}

function line(view: FieldView, asked: AskedField, value: string): TemplateResult {
  const { id, need } = asked
  return html`<input
    class="control"
    part="control"
    type=${shapeOf(asked).kind === 'date' ? 'date' : 'text'}
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

function area(view: FieldView, asked: AskedField, value: string): TemplateResult {
  const { id, need } = asked
  const isCode = shapeOf(asked).kind !== 'text'
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

function counter(
  view: FieldView,
  { maxCharacters = Infinity }: AskedShape,
  { length }: string,
): TemplateResult | typeof nothing {
  const left = maxCharacters - length
  if (left < 0 || length < maxCharacters * COUNTS_FROM) return nothing
  return html`<p class="aside">${view.terms.charactersLeft(count(view, left))}</p>`
}

function textOf(view: FieldView, field: AskedFieldId): string {
  const answer = answerTo(view.state.answers, field)
  return typeof answer === 'string' ? answer : ''
}
