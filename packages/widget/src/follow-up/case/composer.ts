import { html, nothing, type TemplateResult } from 'lit'
import { LIMITS } from '@sealpost/protocol'
import { growing } from '../../fields/growing.ts'
import { typedText } from '../../fields/typed.ts'
import { attentionIcon } from '../../styles/icons.ts'
import { takesEntries } from '../thread/is-open-to.ts'
import type { CaseView } from './case-view.ts'
import { MESSAGE_ID } from './focus-ids.ts'
import { filesPlace, takeFiles } from './message-files.ts'
import { cannotWrite, sendingLine } from './sending-line.ts'

/** Where the reporter writes. What is typed stays until it has arrived. */
export function composer(view: CaseView): TemplateResult | typeof nothing {
  const { words, vendor, model, opened } = view
  if (!takesEntries(opened.standing)) return nothing
  if (!('profile' in opened.writer)) return cannotWrite(view)
  const stage = model.outbox.stageOf('message')
  const take = takeFiles(view)
  return html`<form
    class="composer"
    novalidate
    @submit=${submit(view)}
    @keydown=${keys(view)}
    @paste=${take}
    @drop=${take}
    @dragover=${take}
  >
    <div class="field" part="field">
      <label for=${MESSAGE_ID} part="label">${words.writeTo(vendor)}</label>
      <p class="help" part="help" id="message-help">${words.messageHelp(vendor)}</p>
      ${growing(
        model.message.text,
        html`<textarea
          class="control"
          part="control"
          dir="auto"
          rows="3"
          id=${MESSAGE_ID}
          aria-describedby="message-help message-fault"
          aria-invalid=${model.message.fault ? 'true' : nothing}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          ?readonly=${model.outbox.isBusy}
          .value=${model.message.text}
          @input=${(event: Event) => model.message.write(typedText(event))}
        ></textarea>`,
      )}
      <div class="message" id="message-fault">${fault(view)} ${counter(view)}</div>
    </div>
    ${stage.kind === 'uploading' ? nothing : filesPlace(view)} ${sendingLine(view, stage)}
    <div class="actions start" part="actions">
      <button
        type="submit"
        class="button primary"
        part="primary"
        aria-disabled=${model.outbox.isBusy}
      >
        ${stage.kind === 'failed' ? view.terms.retry : words.send}
      </button>
      <p class="muted small shortcut">${words.sendShortcut}</p>
    </div>
  </form>`
}

function submit({ model }: CaseView): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    if (!model.outbox.isBusy) void model.sendMessage()
  }
}

function keys({ model }: CaseView): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!model.outbox.isBusy) void model.sendMessage()
  }
}

function fault({ terms, words, model }: CaseView): TemplateResult | typeof nothing {
  const { fault, text } = model.message
  if (!fault) return nothing
  const over = text.length - LIMITS.maxMessageCharacters
  const todo = fault === 'empty' ? words.emptyMessage : words.tooLong(number(terms.language, over))
  return html`<p class="tone bad" part="error">${attentionIcon}${todo}</p>`
}

// A counter is only worth its place when the end comes near.
const COUNTS_FROM = 0.85 * LIMITS.maxMessageCharacters

function counter({ terms, words, model }: CaseView): TemplateResult | typeof nothing {
  const left = LIMITS.maxMessageCharacters - model.message.text.length
  if (left < 0 || model.message.text.length < COUNTS_FROM) return nothing
  return html`<p class="aside">${words.charactersLeft(number(terms.language, left))}</p>`
}

function number(language: string, value: number): string {
  return new Intl.NumberFormat(language).format(value)
}
