import { html, nothing, type TemplateResult } from 'lit'
import type { DeliveryStage } from '../../report-form/delivery.ts'
import type { FormView } from '../../report-form/view.ts'
import { contactLine } from '../../shell/contact-line.ts'
import { remedyFor } from '../../shell/remedies.ts'
import { saveFile } from '../../shell/save-file.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import type { Trouble } from '../../trouble.ts'
import { HEADING_ID, stepFrame } from '../step-frame.ts'

/** Tells how sending goes. */
export function sendingScreen(
  { terms }: FormView,
  { attempt, isOffline }: Extract<DeliveryStage, { kind: 'sending' }>,
): TemplateResult {
  const waiting = isOffline ? terms.offlineWaiting : terms.waiting(attempt)
  return html`<h3 id=${HEADING_ID} tabindex="-1">${terms.sending}</h3>
    <p class="lead muted">${terms.sendingLead}</p>
    <div class="moving" aria-hidden="true"></div>
    <p class="message" role="status">${isOffline || attempt > 1 ? waiting : nothing}</p>`
}

/** Nothing is lost: the same bytes can be sent again, or saved and sent by mail. */
export function notSentScreen(view: FormView, trouble: Trouble): TemplateResult {
  const { terms, vendor, delivery, policy } = view
  const isOutdated = remedyFor(trouble) === 'renew'
  const file = delivery.prepared?.sealedFile
  return stepFrame(
    view,
    {
      heading: terms.notSent,
      lead: terms.notSentLead,
      forward: html`<button
        type="button"
        class="button primary"
        part="primary"
        @click=${isOutdated ? view.renew : view.send}
      >
        ${isOutdated ? terms.renew : terms.retry}
      </button>`,
    },
    html`<div class="stack">
      ${troubleNotice(terms, vendor, trouble)}
      ${
        file
          ? html`<section>
              <p>${terms.sealedFileUse(vendor)}</p>
              <p class="saving">
                <button
                  type="button"
                  class="button"
                  part="secondary"
                  @click=${() => saveFile({ name: file.name, content: file.text })}
                >
                  ${terms.saveSealed}
                </button>
              </p>
              ${contactLine(terms, vendor, policy)}
            </section>`
          : nothing
      }
    </div>`,
  )
}
