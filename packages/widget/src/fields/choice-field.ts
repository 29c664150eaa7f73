import { html, nothing, type TemplateResult } from 'lit'
import type { FieldId } from '@sealpost/protocol'
import type { AskedField } from '../flow/steps.ts'
import { controlId, type FormView } from '../report-form/view.ts'
import { frameOf, groupFrame } from './field-frame.ts'

/** One of a few answers, each on a card of its own. */
export function choiceField(view: FormView, asked: AskedField): TemplateResult {
  const { id, need } = asked
  const chosen = view.state.answers[id]
  const choices = Object.entries(choiceWords(view, asked))
  return groupFrame(
    { ...frameOf(view, asked), aside: need === 'optional' && chosen ? clear(view, id) : nothing },
    html`<div class="cards row">
      ${choices.map(
        ([value, words], at) =>
          html`<label class="card">
            <input
              type="radio"
              part="control"
              name=${id}
              id=${at === 0 ? controlId(id) : nothing}
              .checked=${chosen === value}
              @change=${() => view.act({ type: 'answer', field: id, value })}
            />
            <span>${words}</span>
          </label>`,
      )}
    </div>`,
  )
}

// Radio buttons cannot be unchosen, but an answer that is not asked for can be taken back.
function clear(view: FormView, field: FieldId): TemplateResult {
  const act = () => view.act({ type: 'answer', field, value: undefined }, controlId(field))
  return html`<button type="button" class="link aside" @click=${act}>${view.terms.clear}</button>`
}

function choiceWords({ terms }: FormView, { id }: AskedField): Readonly<Record<string, string>> {
  const choices: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = terms.choices
  return choices[id] ?? {}
}
