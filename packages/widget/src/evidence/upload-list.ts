import { html, nothing, type TemplateResult } from 'lit'
import { shownName, sizeText } from '../i18n/file-text.ts'
import type { Terms } from '../i18n/terms.ts'
import { attentionIcon, checkIcon } from '../styles/icons.ts'
import type { FileProgress, UploadProgress } from '../uploads/uploads.ts'
import { wordsFor } from './words.ts'

/** How far files have come, each and all together. */
export function uploadList(terms: Terms, { files, waiting }: UploadProgress): TemplateResult {
  const words = wordsFor(terms)
  const stored = files.filter(({ isStored }) => isStored).length
  return html`<p class="message arrived" role="status">
      <span>${words.arrivedOf(stored, files.length)}</span>
      ${waiting ? html`<span class="tone warn">${words.waiting[waiting]}</span>` : nothing}
    </p>
    ${bar(words.all, total(files))}
    <ul class="files" aria-label=${words.listLabel}>
      ${files.map((file) => html`<li>${uploadRow(terms, file)}</li>`)}
    </ul>`
}

function uploadRow(terms: Terms, file: FileProgress): TemplateResult {
  const name = shownName(file.name)
  return html`<div class="file uploading">
    <p class="name" translate="no"><bdi class="words">${name}</bdi></p>
    <p class="muted small">${state(terms, file)}</p>
    ${file.trouble === null ? bar(name, file) : nothing}
  </div>`
}

function state(terms: Terms, file: FileProgress): TemplateResult | string {
  const words = wordsFor(terms)
  const { isStored, trouble, storedBytes, sealedBytes } = file
  if (isStored) return html`<span class="tone good">${checkIcon}${words.arrived}</span>`
  if (trouble === 'file_changed') {
    return html`<span class="tone bad">${attentionIcon}${words.unreadable}</span>`
  }
  const all = sizeText(terms.language, sealedBytes)
  return storedBytes === 0 ? all : words.sizeOf(sizeText(terms.language, storedBytes), all)
}

type Amount = Pick<FileProgress, 'storedBytes' | 'sealedBytes'>

function bar(label: string, { storedBytes, sealedBytes }: Amount): TemplateResult {
  return html`<progress aria-label=${label} max=${sealedBytes} .value=${storedBytes}></progress>`
}

function total(files: readonly FileProgress[]): Amount {
  const sum = (bytes: (file: FileProgress) => number) =>
    files.reduce((before, file) => before + bytes(file), 0)
  return {
    storedBytes: sum(({ storedBytes }) => storedBytes),
    sealedBytes: sum(({ sealedBytes }) => sealedBytes),
  }
}
