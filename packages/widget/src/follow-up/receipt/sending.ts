import { html, nothing, type TemplateResult } from 'lit'
import { HEADING_ID } from '../../report-form/focus-ids.ts'
import type { FormView } from '../../report-form/view.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { stepFrame } from '../../steps/step-frame.ts'
import type { Trouble } from '../../trouble.ts'
import { adviceFor, isOutdated } from '../advice.ts'
import type { DeliveryStage } from '../delivery.ts'
import { unsealedNotice } from '../review/review-step.ts'
import { saveFile } from '../save-file.ts'
import { wordsFor } from '../words.ts'
import { contactLine } from './contact-line.ts'

/** Takes the receipt's place for the moment that sealing lasts. */
export function sealingScreen({ terms }: FormView): TemplateResult {
  return html`<h3 id=${HEADING_ID} tabindex="-1">${wordsFor(terms).sealing}</h3>
    <div class="moving" aria-hidden="true"></div>`
}

/** Says why there is nothing to send. */
export function unsealedScreen(view: FormView): TemplateResult {
  const { terms } = view
  return stepFrame(
    view,
    { heading: wordsFor(terms).receiptHeading, forward: terms.retry },
    html`<div class="stack">${unsealedNotice(view)}</div>`,
  )
}

/** Tells how far the files have come, and lets them be stopped: nothing is known of them before the report. */
export function uploadingScreen(
  { terms, tools, delivery }: FormView,
  { progress }: Extract<DeliveryStage, { kind: 'uploading' }>,
): TemplateResult {
  const words = wordsFor(terms)
  return html`<h3 id=${HEADING_ID} tabindex="-1">${words.uploading}</h3>
    <p class="lead muted">${words.uploadingLead}</p>
    ${tools.files.evidence.part?.uploadList(terms, progress)}
    <div class="actions" part="actions">
      <button type="button" class="button" part="secondary" @click=${() => delivery.cancel()}>
        ${words.cancelUpload}
      </button>
    </div>`
}

/** Tells how sending goes. */
export function sendingScreen(
  { terms }: FormView,
  { attempt, isOffline }: Extract<DeliveryStage, { kind: 'sending' }>,
): TemplateResult {
  const words = wordsFor(terms)
  const waiting = isOffline ? words.offlineWaiting : words.waiting(attempt)
  return html`<h3 id=${HEADING_ID} tabindex="-1">${words.sending}</h3>
    <p class="lead muted">${words.sendingLead}</p>
    <div class="moving" aria-hidden="true"></div>
    <p class="message" role="status">${isOffline || attempt > 1 ? waiting : nothing}</p>`
}

/** Nothing is lost: the same bytes can be sent again, or saved and sent by mail. */
export function notSentScreen(view: FormView, trouble: Trouble): TemplateResult {
  const { terms, vendor, delivery, policy } = view
  const words = wordsFor(terms)
  const needsRenewal = isOutdated(trouble)
  const file = delivery.prepared?.sealedFile
  return stepFrame(
    view,
    {
      heading: words.notSent,
      lead: words.notSentLead,
      forward: html`<button
        type="button"
        class="button primary"
        part="primary"
        @click=${needsRenewal ? view.renew : view.send}
      >
        ${needsRenewal ? words.renew : terms.retry}
      </button>`,
    },
    html`<div class="stack">
      ${troubleNotice(adviceFor(terms, vendor, trouble))} ${stoppedFiles(view)}
      ${
        file
          ? html`<section>
              <p>
                ${words.sealedFileUse(vendor)}
                ${view.state.files.length > 0 ? words.withoutFiles : nothing}
              </p>
              <p class="saving">
                <button
                  type="button"
                  class="button"
                  part="secondary"
                  @click=${() => saveFile({ name: file.name, content: file.text })}
                >
                  ${words.saveSealed}
                </button>
              </p>
              ${contactLine(words, vendor, policy)}
            </section>`
          : nothing
      }
    </div>`,
  )
}

/** Which files have arrived and which one stopped, while the report itself has not gone out. */
function stoppedFiles(view: FormView): TemplateResult | typeof nothing {
  const { terms, tools, delivery, goTo } = view
  const { progress } = delivery
  if (!progress || progress.files.every(({ isStored }) => isStored)) return nothing
  return html`<div>
    ${tools.files.evidence.part?.uploadList(terms, { ...progress, waiting: null })}
    <button
      type="button"
      class="button"
      part="secondary"
      @click=${() => goTo('evidence', 'evidence')}
    >
      ${wordsFor(terms).toFiles}
    </button>
  </div>`
}
