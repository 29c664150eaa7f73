import { html, nothing, type TemplateResult } from 'lit'
import type { FormView } from '../../report-form/view.ts'
import { wordsFor } from '../words.ts'
import { caseLink } from './case-link.ts'

/** The way to the case page: a link, and once it has loaded, a code for the camera of another device. */
export function caseCode({ terms, profile, place, tools }: FormView): TemplateResult {
  const words = wordsFor(terms)
  const link = caseLink(place.service, profile.vendor)
  const { part, stage } = tools.qrCode
  return html`<div class="case-code">
    <div class="code">${part ? part.draw(link, words.casePage) : nothing}</div>
    <p>
      ${words.casePage}: <a href=${link} target="_blank" rel="noopener noreferrer"><bdi>${link}</bdi></a>
      <span class="muted">${stage === 'failed' ? words.noCode : words.scanToOpen}</span>
    </p>
  </div>`
}
