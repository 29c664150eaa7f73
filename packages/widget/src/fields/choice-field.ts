import { html, nothing, type TemplateResult } from 'lit'
import type { AskedField } from '../flow/steps.ts'
import { controlId, type FormView } from '../report-form/view.ts'
import { frameOf, groupFrame } from './field-frame.ts'

/** One of a few answers, each on a card of its own. */
export function choiceField(view: FormView, asked: AskedField): TemplateResult {
  const { id, need } = asked
  const chosen = view.state.answers[id]
  const choices = Object.entries(choiceWords(view, asked))
  return groupFrame(
    frameOf(view, asked),
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
      </div>
      ${
        need === 'optional' && chosen !== undefined
          ? html`<p class="clear">
              <button
                type="button"
                class="link small"
                @click=${() => view.act({ type: 'answer', field: id, value: undefined }, controlId(id))}
              >
                ${view.terms.clear}
              </button>
            </p>`
          : nothing
      }`,
  )
}

function choiceWords({ terms }: FormView, { id }: AskedField): Readonly<Record<string, string>> {
  const choices: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = terms.choices
  return choices[id] ?? {}
}
