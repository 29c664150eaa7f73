import { html, type TemplateResult } from 'lit'
import { describedBy, fieldFrame, isInvalid } from '../../fields/field-frame.ts'
import { typedText } from '../../fields/typed.ts'
import { controlId, type FormView } from '../../report-form/view.ts'
import { eyeIcon } from '../../styles/icons.ts'

/** Offers mail when something is new, apart from what is sealed: the service can see the address. */
export function notesOffer(view: FormView): TemplateResult {
  const { terms, state } = view
  const { heading, lead, stop, label, help } = terms.notes
  return html`<section class="notice warn notes" aria-labelledby="notes-heading">
    <h4 id="notes-heading">${eyeIcon}${heading}</h4>
    <p>${lead}</p>
    ${fieldFrame(
      { view, field: 'notes', label, help, mark: terms.optional },
      html`<input
        class="control"
        part="control"
        type="email"
        dir="auto"
        id=${controlId('notes')}
        autocomplete="email"
        aria-describedby=${describedBy('notes')}
        aria-invalid=${isInvalid(view, 'notes')}
        .value=${state.noteAddress}
        @input=${(event: Event) => view.act({ type: 'notify', address: typedText(event) })}
        @blur=${() => view.leave('notes')}
      />`,
    )}
    <p class="small">${stop}</p>
  </section>`
}
