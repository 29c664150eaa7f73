import { html, nothing, type TemplateResult } from 'lit'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { checkIcon } from '../../styles/icons.ts'
import type { CaseView } from './case-view.ts'
import { NOTES_ID } from './focus-ids.ts'

/** Says that the service mails when something is new, and lets the reporter stop it. */
export function notesChapter(view: CaseView): TemplateResult | typeof nothing {
  const { terms, words, vendor, opened, model, followUp } = view
  const { areNotesStopped, notesTrouble, stopNotes } = model.panels
  if (!opened.standing.notified && !areNotesStopped) return nothing
  return html`<section class="chapter">
    <h4>${words.notesHeading}</h4>
    <div class="consent">
      ${
        areNotesStopped
          ? html`<p class="tone good" id=${NOTES_ID} tabindex="-1">
              ${checkIcon}${words.notesStopped}
            </p>`
          : html`<p>${words.notesCome}</p>
              <button type="button" class="link" id=${NOTES_ID} @click=${stopNotes}>
                ${words.stopNotes}
              </button>`
      }
      ${notesTrouble ? troubleNotice(followUp.adviceFor(terms, vendor, notesTrouble)) : nothing}
    </div>
  </section>`
}
