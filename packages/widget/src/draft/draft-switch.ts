import { html, nothing, type TemplateResult } from 'lit'
import { en } from '../i18n/draft-en.ts'
import type { DraftTerms } from '../i18n/draft-terms.ts'
import type { Terms } from '../i18n/terms.ts'
import { clockText, localeOf } from '../i18n/times.ts'
import type { FormView } from '../report-form/view.ts'
import type { DraftControl } from './draft-control.ts'

/** What a form shows of its draft. */
export type DraftView = Pick<FormView, 'terms' | 'announce'> & { draft: DraftControl }

/** Asks what is to become of a draft that an earlier visit left. */
export function foundDraft(view: DraftView): TemplateResult | typeof nothing {
  const { draft, terms } = view
  const words = wordsFor(terms)
  if (draft.outcome) {
    return html`<p class="notice found-draft" role="status">${words[draft.outcome]}</p>`
  }
  if (!draft.found) return nothing
  const { savedAt } = draft.found
  return html`<div class="notice found-draft" role="group" aria-labelledby="found-draft">
    <p id="found-draft"><strong>${words.found(whenText(terms, savedAt))}</strong></p>
    <p class="decision">
      <button type="button" class="button primary" part="primary" @click=${() => void resume(view)}>
        ${words.continue}
      </button>
      <button type="button" class="button" part="secondary" @click=${() => void discard(view)}>
        ${words.discard}
      </button>
    </p>
  </div>`
}

/** Turns the draft on and off, and says what that means before it is done. */
export function draftSwitch({ draft, terms }: DraftView): TemplateResult {
  const words = wordsFor(terms)
  const { stage, isOn } = draft
  return html`<div class="draft">
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked=${isOn}
      aria-describedby="draft-how"
      ?disabled=${stage === 'starting' || stage === 'unavailable'}
      @click=${() => void (isOn ? draft.turnOff() : draft.turnOn())}
    >
      <i class="track" aria-hidden="true"></i>${words.keep}
    </button>
    <p class="muted" id="draft-how" role="status">
      ${stage === 'unavailable' ? words.unavailable : words.how}
    </p>
  </div>`
}

async function resume({ draft, terms, announce }: DraftView): Promise<void> {
  await draft.continueFound()
  if (draft.outcome === null) announce(wordsFor(terms).continued)
}

async function discard({ draft, terms, announce }: DraftView): Promise<void> {
  await draft.discardFound()
  announce(wordsFor(terms).discarded)
}

/** A time of the last day: "today, 14:05". */
function whenText(terms: Terms, at: Date): string {
  const midnight = new Date().setHours(0, 0, 0, 0)
  const day = at.getTime() < midnight ? -1 : 0
  const relative = new Intl.RelativeTimeFormat(localeOf(terms), { numeric: 'auto' })
  return `${relative.format(day, 'day')}, ${clockText(terms, at.toISOString())}`
}

function wordsFor({ parts }: Terms): DraftTerms {
  return parts?.draft ?? en
}
