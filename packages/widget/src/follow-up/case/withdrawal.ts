import { html, nothing, type TemplateResult } from 'lit'
import { canMove } from '@sealpost/protocol'
import { growing } from '../../fields/growing.ts'
import { typedText } from '../../fields/typed.ts'
import type { CaseView } from './case-view.ts'
import { WITHDRAWAL_ID } from './focus-ids.ts'
import { sendingLine } from './sending-line.ts'

/** Lets the reporter take the report back, once they know what that means. */
export function withdrawal(view: CaseView): TemplateResult | typeof nothing {
  const { words, opened, model } = view
  const { panels } = model
  const isPossible =
    canMove(opened.standing.status, 'withdrawn', 'reporter') && 'profile' in opened.writer
  if (!isPossible || opened.standing.deletedAt !== null) return nothing
  return html`<section class="chapter">
    ${
      panels.open === 'withdrawal'
        ? question(view)
        : html`<button
            type="button"
            class="link"
            id=${WITHDRAWAL_ID}
            @click=${() => panels.show('withdrawal', WITHDRAWAL_ID)}
          >
            ${words.withdraw}
          </button>`
    }
  </section>`
}

function question(view: CaseView): TemplateResult {
  const { words, vendor, model } = view
  const { panels, outbox } = model
  const write = (event: Event) => {
    panels.reason = typedText(event)
    model.changed()
  }
  const run = outbox.isBusy ? nothing : () => void panels.withdraw()
  const keep = outbox.isBusy ? nothing : () => panels.show(null, WITHDRAWAL_ID)
  return html`<h4 id=${WITHDRAWAL_ID} tabindex="-1">${words.withdrawQuestion}</h4>
    <p>${words.withdrawMeaning(vendor)}</p>
    <div class="field" part="field">
      <label for="reason" part="label">${words.withdrawNote}</label>
      ${growing(
        panels.reason,
        html`<textarea
          class="control short"
          part="control"
          dir="auto"
          rows="1"
          maxlength="10000"
          id="reason"
          .value=${panels.reason}
          @input=${write}
        ></textarea>`,
      )}
    </div>
    ${sendingLine(view, outbox.stageOf('withdrawal'))}
    <div class="choices" role="group" aria-labelledby=${WITHDRAWAL_ID}>
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${outbox.isBusy}
        @click=${run}
      >
        ${words.withdrawNow}
      </button>
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${outbox.isBusy}
        @click=${keep}
      >
        ${words.keepReport}
      </button>
    </div>`
}
