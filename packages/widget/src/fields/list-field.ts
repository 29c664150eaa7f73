import { html, nothing, type TemplateResult } from 'lit'
import { type AskedField, type AskedFieldId, answerTo, REPORT_FIELDS } from '@sealpost/protocol'
import { controlId, type FieldView } from '../report-form/view.ts'
import { addIcon, downIcon, removeIcon, upIcon } from '../styles/icons.ts'
import { frameOf, groupFrame, isInvalid } from './field-frame.ts'
import { growing } from './growing.ts'
import { typedText } from './typed.ts'

/** An ordered list of texts, with everything on the keyboard: add, move and remove keep focus. */
export function listField(view: FieldView, asked: AskedField): TemplateResult {
  const list = new EditedList(view, asked.id)
  const { items } = list
  return groupFrame(
    frameOf(view, asked),
    html`<ol class="list">
        ${items.map((text, at) => listItem(view, list, { text, at }))}
      </ol>
      ${
        items.length < REPORT_FIELDS.steps.maxItems
          ? html`<button type="button" class="button add" part="secondary" @click=${list.add}>
              ${addIcon}${view.terms.addStep}
            </button>`
          : nothing
      }`,
  )
}

type ListItem = { text: string; at: number }

function listItem(view: FieldView, list: EditedList, { text, at }: ListItem): TemplateResult {
  const { terms } = view
  const place = at + 1
  return html`<li>
    <span class="number" aria-hidden="true">${place}</span>
    ${growing(
      text,
      html`<textarea
        class="control code short"
        part="control"
        rows="1"
        dir="auto"
        id=${itemId(list.field, at)}
        aria-label=${terms.stepLabel(place)}
        aria-invalid=${isInvalid(view, list.field)}
        .value=${text}
        @input=${(event: Event) => list.write(at, typedText(event))}
        @blur=${() => view.leave(list.field)}
      ></textarea>`,
    )}
    <span class="tools">
      ${tool(terms.moveUp(place), upIcon, {
        id: `up-${at}`,
        isOff: at === 0,
        run: () => list.move(at, at - 1, 'up'),
      })}
      ${tool(terms.moveDown(place), downIcon, {
        id: `down-${at}`,
        isOff: place === list.items.length,
        run: () => list.move(at, at + 1, 'down'),
      })}
      ${tool(terms.remove(place), removeIcon, {
        id: `remove-${at}`,
        isOff: list.items.length === 1 && text === '',
        run: () => list.remove(at),
      })}
    </span>
  </li>`
}

type Tool = { id: string; isOff: boolean; run: () => void }

// Tools that do nothing now stay focusable: a disabled button would drop the focus.
function tool(label: string, icon: TemplateResult, { id, isOff, run }: Tool): TemplateResult {
  return html`<button
    type="button"
    class="button icon"
    id=${id}
    aria-label=${label}
    aria-disabled=${isOff}
    @click=${isOff ? nothing : run}
  >
    ${icon}
  </button>`
}

class EditedList {
  readonly view: FieldView
  readonly field: AskedFieldId
  readonly items: readonly string[]

  constructor(view: FieldView, field: AskedFieldId) {
    const answer = answerTo(view.state.answers, field)
    this.view = view
    this.field = field
    this.items = typeof answer === 'object' && answer.length > 0 ? answer : ['']
  }

  readonly add = (): void => {
    this.#set([...this.items, ''], itemId(this.field, this.items.length))
  }

  write(at: number, text: string): void {
    this.#set(this.items.with(at, text))
  }

  move(from: number, to: number, tool: 'up' | 'down'): void {
    const moved = this.items.toSpliced(from, 1).toSpliced(to, 0, this.items[from] ?? '')
    this.#set(moved, `${tool}-${to}`)
    this.view.announce(this.view.terms.moved(to + 1, this.items.length))
  }

  remove(at: number): void {
    const left = this.items.toSpliced(at, 1)
    this.#set(left, itemId(this.field, Math.max(0, Math.min(at, left.length - 1))))
    this.view.announce(this.view.terms.removed(at + 1))
  }

  #set(value: readonly string[], focusId?: string): void {
    this.view.act({ type: 'answer', field: this.field, value }, focusId)
  }
}

function itemId(field: AskedFieldId, at: number): string {
  return at === 0 ? controlId(field) : `${controlId(field)}-${at}`
}
