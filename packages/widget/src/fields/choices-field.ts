import { html, nothing, type TemplateResult } from 'lit'
import { type AskedField, answerTo } from '@sealpost/protocol'
import { controlId, type FieldView } from '../report-form/view.ts'
import { choiceWords } from './choice-words.ts'
import { frameOf, groupFrame } from './field-frame.ts'
import { isTicked } from './typed.ts'

/** As many of a few answers as apply, each in a box of its own. */
export function choicesField(view: FieldView, asked: AskedField): TemplateResult {
  const { id } = asked
  const choices = choiceWords(view, asked)
  // Asked for anew with each event: another box may have been ticked since this was drawn.
  const isChosen = (value: string) => (answerTo(view.state.answers, id) ?? []).includes(value)
  // The answer keeps the order of the choices, however they were ticked.
  const choose = (value: string, isTaken: boolean) =>
    view.act({
      type: 'answer',
      field: id,
      value: choices
        .map(([choice]) => choice)
        .filter((choice) => (choice === value ? isTaken : isChosen(choice))),
    })
  return groupFrame(
    frameOf(view, asked),
    html`<div class="cards row">
      ${choices.map(
        ([value, words], at) =>
          html`<label class="card">
            <input
              type="checkbox"
              part="control"
              id=${at === 0 ? controlId(id) : nothing}
              .checked=${isChosen(value)}
              @change=${(event: Event) => choose(value, isTicked(event))}
            />
            <span class="words">${words}</span>
          </label>`,
      )}
    </div>`,
  )
}
