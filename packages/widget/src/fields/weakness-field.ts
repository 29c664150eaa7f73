import { html, nothing, type TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import { controlId, type FieldView } from '../report-form/view.ts'
import type { Weakness } from '../weaknesses/weakness-list.ts'
import { describedBy, fieldFrame, frameOf, isInvalid } from './field-frame.ts'
import { typedText } from './typed.ts'

const LIST_ID = 'weakness-list'
const optionId = (at: number) => `weakness-${at}`

/**
 * The kind of weakness, by number or found by words in the whole list: a combobox with a list of its
 * own (ARIA APG, "Editable Combobox With List Autocomplete").
 */
export function weaknessField(view: FieldView, asked: AskedField): TemplateResult {
  const search = view.tools.weaknesses
  const { id } = asked
  const frame = { ...frameOf(view, asked), note: note(view) }
  const control = html`<div class="combobox">
    <input
      class="control"
      part="control"
      type="text"
      role="combobox"
      autocomplete="off"
      dir="auto"
      id=${controlId(id)}
      aria-autocomplete="list"
      aria-label=${frame.label}
      aria-expanded=${search.matches.length > 0}
      aria-controls=${LIST_ID}
      aria-activedescendant=${search.marked < 0 ? nothing : optionId(search.marked)}
      aria-describedby=${describedBy(id)}
      aria-required=${asked.need === 'required'}
      aria-invalid=${isInvalid(view, id)}
      .value=${view.state.answers.weakness ?? ''}
      @input=${(event: Event) => void look(view, typedText(event))}
      @keydown=${(event: KeyboardEvent) => steer(view, event)}
      @blur=${() => settle(view)}
    />
    <ul
      class="options"
      role="listbox"
      id=${LIST_ID}
      aria-label=${view.terms.fields.weakness[0]}
      ?hidden=${search.matches.length === 0}
    >
      ${search.matches.map((weakness, at) => option(view, weakness, at))}
    </ul>
  </div>`
  return fieldFrame(frame, control)
}

function option(view: FieldView, weakness: Weakness, at: number): TemplateResult {
  const { marked } = view.tools.weaknesses
  // Pressing the mouse would take the focus, and with it close the list, before the choice.
  return html`<li
    role="option"
    id=${optionId(at)}
    aria-selected=${at === marked}
    @mousedown=${(event: Event) => event.preventDefault()}
    @pointerup=${() => take(view, weakness)}
  >
    <b>${weakness.id}</b> <span lang="en">${weakness.name}</span>
  </li>`
}

function note({ terms, tools, state }: FieldView): TemplateResult {
  const { list, isOpen, matches } = tools.weaknesses
  const name = tools.weaknesses.nameOf(state.answers.weakness ?? '')
  return html`<div role="status">${words()}</div>`

  function words(): TemplateResult | typeof nothing {
    if (list.stage === 'loading') return html`<p class="muted">${terms.loadingPart}</p>`
    if (list.stage === 'failed') return html`<p class="tone warn">${terms.partFailed}</p>`
    if (isOpen) return html`<p class="muted">${terms.matches(matches.length)}</p>`
    return name === undefined ? nothing : html`<p class="muted" lang="en">${name}</p>`
  }
}

async function look(view: FieldView, text: string): Promise<void> {
  const search = view.tools.weaknesses
  view.act({ type: 'answer', field: 'weakness', value: text })
  if (text.trim() === '') search.close()
  else await search.search(text)
  view.refresh()
}

function steer(view: FieldView, event: KeyboardEvent): void {
  const search = view.tools.weaknesses
  const weakness = search.matches[search.marked]
  const text = view.state.answers.weakness ?? ''
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (search.isOpen) search.mark(event.key === 'ArrowDown' ? 1 : -1)
    else if (text !== '') void search.search(text).then(() => view.refresh())
  } else if (event.key === 'Enter' && weakness) {
    take(view, weakness)
  } else if (event.key === 'Escape' && search.isOpen) {
    search.close()
  } else {
    return
  }
  event.preventDefault()
  view.refresh(search.marked < 0 ? undefined : optionId(search.marked))
}

function take(view: FieldView, { id }: Weakness): void {
  view.tools.weaknesses.close()
  view.act({ type: 'answer', field: 'weakness', value: id })
  view.leave('weakness')
}

/** A bare number is what people type for `CWE-79`. */
function settle(view: FieldView): void {
  view.tools.weaknesses.close()
  const [, number] =
    /^\s*(?:cwe[-\s]*)?0*([1-9]\d{0,5})\s*$/i.exec(view.state.answers.weakness ?? '') ?? []
  if (number !== undefined) {
    view.act({ type: 'answer', field: 'weakness', value: `CWE-${number}` })
  }
  view.leave('weakness')
}
