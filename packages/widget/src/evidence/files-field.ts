import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { sizeText } from '../i18n/file-text.ts'
import type { FilesView } from './evidence.ts'
import { fileRow } from './file-row.ts'
import { refusedFiles } from './refused-files.ts'
import { takenFiles } from './taken-files.ts'
import { typesText } from './types-text.ts'
import { wordsFor } from './words.ts'

/** A button that opens the picker on a field to drop files on, and below it those that were chosen. */
export function filesField(view: FilesView): TemplateResult {
  const { list } = view
  return html`${dropZone(view)} ${refusedFiles(view)}
    ${
      list.entries.length === 0
        ? nothing
        : html`<ul class="files" aria-label=${wordsFor(view.terms).listLabel}>
              ${repeat(
                list.entries,
                ({ id }) => id,
                (entry) => html`<li>${fileRow(view, entry)}</li>`,
              )}
            </ul>
            ${sum(view)}`
    }`
}

/** Takes the files of a paste or a drop; whatever else comes goes where it would. */
export function takeFiles(view: FilesView, event: ClipboardEvent | DragEvent): void {
  const isDrag = event instanceof DragEvent
  if (isDrag && !event.dataTransfer?.types.includes('Files')) return
  if (event.type === 'dragover') {
    event.preventDefault()
    return
  }
  const files = takenFiles(event)
  if (files.length === 0) return
  event.preventDefault()
  void add(view, files)
}

function dropZone(view: FilesView): TemplateResult {
  const { terms, id } = view
  const words = wordsFor(terms)
  const pick = (event: Event) => {
    const input = event.currentTarget
    const files = takenFiles(event)
    // The same file may be chosen again after it was removed.
    if (input instanceof HTMLInputElement) input.value = ''
    void add(view, files)
  }
  return html`<div class="drop">
    <input
      class="only-read"
      type="file"
      multiple
      id=${id}
      accept=${view.limits.types.join()}
      aria-describedby=${view.describedBy}
      @change=${pick}
    />
    <label class="button" part="secondary" for=${id}>${words.choose}</label>
    <p class="muted">
      ${words.orDrop}
      <span class="small">${limitsText(view)}</span>
    </p>
  </div>`
}

function limitsText({ terms, limits }: FilesView): string {
  const words = wordsFor(terms)
  const { maxCount, maxFileBytes, maxTotalBytes, types } = limits
  const [each, total] = [maxFileBytes, maxTotalBytes].map((size) => sizeText(terms.language, size))
  const only = types.length > 0 ? ` ${words.onlyTypes(typesText(terms, types))}` : ''
  return words.limits(maxCount, each ?? '', total ?? '') + only
}

function sum({ terms, list: { entries } }: FilesView): TemplateResult {
  const bytes = entries.reduce((total, { size }) => total + size, 0)
  const words = wordsFor(terms)
  return html`<p class="muted small">${words.sum(entries.length, sizeText(terms.language, bytes))}</p>`
}

async function add({ list, limits, terms, announce }: FilesView, files: File[]): Promise<void> {
  const before = list.entries.length
  const adding = list.add(files, limits)
  const count = list.entries.length - before
  if (count > 0) announce(wordsFor(terms).added(count))
  await adding
}
