import { html, nothing, type TemplateResult } from 'lit'
import { shownName, sizeText } from '../i18n/file-text.ts'
import type { Terms } from '../i18n/terms.ts'
import { attentionIcon, checkIcon, fileIcon, removeIcon } from '../styles/icons.ts'
import type { FileEntry } from './chosen-files.ts'
import type { FilesView } from './evidence.ts'
import type { Inspection } from './inspect-file.ts'
import type { Detail } from './metadata/reading.ts'
import { wordsFor } from './words.ts'

/** One chosen file: what it is, what was found in it, and what can be done about that. */
export function fileRow(view: FilesView, entry: FileEntry): TemplateResult {
  const { terms, list, announce } = view
  const words = wordsFor(terms)
  const { id, size, type, preview } = entry
  const name = shownName(entry.name)
  const remove = (event: Event) => {
    focusBeside(event.currentTarget)
    list.remove(id)
    announce(words.removed(name))
  }
  return html`<span class="thumb">${preview ?? fileIcon}</span>
    <div class="file">
      <p class="name" translate="no"><bdi class="words">${name}</bdi></p>
      <p class="muted small">
        ${sizeText(terms.language, size)}${type === '' ? nothing : html` · <bdi>${shownName(type)}</bdi>`}
      </p>
      <div role="status">${found(view, entry)}</div>
    </div>
    <button type="button" class="button icon" aria-label=${words.remove(name)} @click=${remove}>
      ${removeIcon}
    </button>`
}

/** A row takes its focus with it: the next one gets it, or the one before, or the picker. */
function focusBeside(button: EventTarget | null): void {
  const row = button instanceof Element ? button.closest('li') : null
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const target = next?.querySelector<HTMLElement>('.icon') ?? pickerOf(row)
  target?.focus()
}

function pickerOf(row: Element | null): HTMLElement | null | undefined {
  return row?.closest('fieldset, form')?.querySelector<HTMLElement>('input[type=file]')
}

function found(view: FilesView, entry: FileEntry): TemplateResult | typeof nothing {
  const { inspection } = entry
  const words = wordsFor(view.terms)
  if (!inspection) return html`<p class="muted small">${words.looking}</p>`
  switch (inspection.kind) {
    case 'text':
      return nothing
    case 'read':
      return inspection.says.length > 0
        ? foundDetails(view, entry, inspection)
        : strippedNote(view.terms, entry, inspection)
    default:
      return warning(words[inspection.kind])
  }
}

type Read = Extract<Inspection, { kind: 'read' }>

function foundDetails(view: FilesView, entry: FileEntry, inspection: Read): TemplateResult {
  const { medium, stripped } = inspection
  return html`${warning(detailsText(view.terms, inspection))}
    ${
      stripped
        ? stripButton(view, entry, inspection)
        : html`<p class="small">${wordsFor(view.terms).stays[medium]}</p>`
    }`
}

function stripButton(
  { terms, list, announce }: FilesView,
  { id, name }: FileEntry,
  { says }: Read,
): TemplateResult {
  const words = wordsFor(terms)
  const strip = () => {
    announce(words.stripped)
    void list.strip(id)
  }
  const label = words.strip(says.length)
  return html`<button
    type="button"
    class="button"
    part="secondary"
    aria-label="${label}: ${shownName(name)}"
    @click=${strip}
  >
    ${label}
  </button>`
}

function strippedNote(
  terms: Terms,
  { isStripped }: FileEntry,
  { isTurned }: Read,
): TemplateResult | typeof nothing {
  const words = wordsFor(terms)
  if (!isStripped) return nothing
  return html`<p class="tone good small">
    ${checkIcon}${words.stripped} ${isTurned ? words.turned : nothing}
  </p>`
}

function warning(text: string): TemplateResult {
  return html`<p class="tone warn small">${attentionIcon}${text}</p>`
}

/** In plain words: "This picture says where it was taken. It holds hidden notes." */
function detailsText(terms: Terms, { says, medium }: Read): string {
  const words = wordsFor(terms)
  const joined = (parts: readonly string[]) => new Intl.ListFormat(terms.language).format(parts)
  const told = says.flatMap((detail) => (isTold(detail) ? words.told[detail] : []))
  const held = says.flatMap((detail) => (isTold(detail) ? [] : words.held[detail]))
  return [
    ...(told.length > 0 ? [words.tells[medium](joined(told))] : []),
    ...(held.length > 0 ? [words.holds(joined(held))] : []),
  ].join(' ')
}

function isTold(detail: Detail): detail is Exclude<Detail, 'notes' | 'other'> {
  return detail !== 'notes' && detail !== 'other'
}
