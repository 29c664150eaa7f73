import { html, nothing, type TemplateResult } from 'lit'
import type { AskedField } from '@sealpost/protocol'
import { fingerprintText } from '../follow-up/fingerprint-text.ts'
import { controlId, type FieldView } from '../report-form/view.ts'
import { checkIcon } from '../styles/icons.ts'
import { textField } from './text-field.ts'

/** The reporter's own public key, pasted or taken from a file, and what it was read as. */
export function certificateField(view: FieldView, asked: AskedField): TemplateResult {
  const fileId = `${controlId(asked.id)}-file`
  return html`<div class="keyed">
    ${textField(view, asked, keyNote(view))}
    <input
      class="only-read"
      type="file"
      id=${fileId}
      accept=".asc,.pgp,.gpg,.txt,text/plain"
      @change=${(event: Event) => void takeFile(view, event)}
    />
    <label class="button" part="secondary" for=${fileId}>${view.terms.chooseKeyFile}</label>
  </div>`
}

function keyNote({ terms, state }: FieldView): TemplateResult {
  const { openpgpKey = '' } = state.answers
  const reading = state.ownKey?.text === openpgpKey ? state.ownKey.reading : null
  return html`<div role="status">
    ${
      reading && 'fingerprint' in reading
        ? html`<p class="tone good">
            ${checkIcon}<span>${terms.keyRead} ${fingerprintText(reading.fingerprint)}</span>
          </p>`
        : nothing
    }
  </div>`
}

/** Keys are short; a larger file is another one. */
const MAX_FILE_BYTES = 100_000

async function takeFile(view: FieldView, event: Event): Promise<void> {
  const input = event.currentTarget
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined
  if (!file) return
  const value = await file.slice(0, MAX_FILE_BYTES).text()
  if (input instanceof HTMLInputElement) input.value = ''
  view.act({ type: 'answer', field: 'openpgpKey', value }, controlId('openpgpKey'))
  view.leave('openpgpKey')
}
