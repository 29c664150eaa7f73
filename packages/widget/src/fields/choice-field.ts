import { html, nothing, type TemplateResult } from 'lit'
import { type AskedField, type AskedFieldId, answerTo } from '@sealpost/protocol'
import { controlId, type FieldView } from '../report-form/view.ts'
import { choiceWords } from './choice-words.ts'
import { frameOf, groupFrame } from './field-frame.ts'

/** One of a few answers, each on a card of its own. */
export function choiceField(view: FieldView, asked: AskedField): TemplateResult {
  const { id, need } = asked
  const chosen = answerTo(view.state.answers, id)
  return groupFrame(
    { ...frameOf(view, asked), aside: need === 'optional' && chosen ? clear(view, id) : nothing },
    html`<div class="cards row">
      ${choiceWords(view, asked).map(
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
            <span class="words">${words}</span>
          </label>`,
      )}
    </div>`,
  )
}

// Radio buttons cannot be unchosen, but an answer that is not asked for can be taken back.
function clear(view: FieldView, field: AskedFieldId): TemplateResult {
  const act = () => view.act({ type: 'answer', field, value: undefined }, controlId(field))
  return html`<button type="button" class="link aside" @click=${act}>${view.terms.clear}</button>`
}
