import { html, nothing, type TemplateResult } from 'lit'
import { shownName, sizeText } from '../i18n/file-text.ts'
import { attentionIcon } from '../styles/icons.ts'
import type { RefusedFile } from './chosen-files.ts'
import type { FilesView } from './evidence.ts'
import { typesText } from './types-text.ts'
import { wordsFor } from './words.ts'

/** The files of the last choice that were not taken, each with what can be done. */
export function refusedFiles(view: FilesView): TemplateResult {
  const { terms, list } = view
  const { refused } = list
  const words = wordsFor(terms)
  return html`<div role="alert">
    ${
      refused.length === 0
        ? nothing
        : html`<div class="notice bad" part="error">
            <p class="tone bad">${attentionIcon}<b>${words.notAdded}</b></p>
            <ul class="bullets">
              ${refused.map(
                (file) =>
                  html`<li>
                    <bdi class="words" translate="no">${shownName(file.name)}</bdi> (${sizeText(terms.language, file.size)}).
                    ${words.refusals[file.refusal](limitOf(view, file))}
                  </li>`,
              )}
            </ul>
          </div>`
    }
  </div>`
}

function limitOf({ terms, limits }: FilesView, { refusal }: RefusedFile): string {
  switch (refusal) {
    case 'type':
      return typesText(terms, limits.types)
    case 'too_large':
      return sizeText(terms.language, limits.maxFileBytes)
    case 'too_much':
      return sizeText(terms.language, limits.maxTotalBytes)
    default:
      return String(limits.maxCount)
  }
}
