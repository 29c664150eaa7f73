import { html, nothing, type TemplateResult } from 'lit'
import type { ReportSection } from '../../flow/report-text.ts'
import { stepsOf } from '../../flow/steps.ts'
import type { FormView } from '../../report-form/view.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { stepFrame } from '../../steps/step-frame.ts'
import { eyeIcon, sealIcon } from '../../styles/icons.ts'
import { adviceFor } from '../advice.ts'
import { fingerprintText } from '../fingerprint-text.ts'
import { reportEntries } from '../report-entries.ts'
import { wordsFor } from '../words.ts'
import { missingNotice } from './missing-notice.ts'
import { seenByService } from './seen-by-service.ts'
import { writeReport } from './written-report.ts'

/** Shows what will be sealed, for whom, and everything the service learns. */
export function reviewStep(view: FormView): TemplateResult {
  const { terms, vendor, delivery } = view
  const words = wordsFor(terms)
  const sections = writeReport(view.state, view)?.sections ?? []
  return stepFrame(
    view,
    {
      heading: words.reviewHeading,
      lead: words.reviewLead(vendor),
      isWide: true,
      ...(delivery.isUnsealable ? { forward: terms.retry } : {}),
    },
    html`<div class="stack wide">
        ${unsealedNotice(view)} ${missingNotice(view)} ${secrets(view)}
      </div>
      <div class="review wide" part="review">
        <section class="paper" aria-labelledby="sealed-for">
          <h4 id="sealed-for" class="titled">${sealIcon}${words.sealedFor(vendor)}</h4>
          ${sections.map((section) => reviewSection(view, section))} ${recipientKeys(view)}
        </section>
        <section class="seen" aria-labelledby="service-sees">
          <h4 id="service-sees" class="titled">${eyeIcon}${words.serviceSees}</h4>
          <ul class="bullets">
            ${seenByService(view).map((line) => html`<li>${line}</li>`)}
          </ul>
        </section>
      </div>`,
  )
}

/** Secrets that were found; that none was looked for must be said. */
function secrets(view: FormView): TemplateResult | typeof nothing {
  const { stage, part } = view.tools.redaction
  if (stage === 'failed') {
    return html`<p class="tone warn">${wordsFor(view.terms).notSearched}</p>`
  }
  return part ? part.panel(view) : nothing
}

/** Why the report could not be sealed. */
export function unsealedNotice({
  delivery,
  terms,
  vendor,
}: FormView): TemplateResult | typeof nothing {
  const { stage, isUnsealable } = delivery
  if (stage.kind !== 'failed' || !isUnsealable) return nothing
  return troubleNotice(adviceFor(terms, vendor, stage.trouble))
}

function reviewSection(view: FormView, section: ReportSection): TemplateResult {
  const { terms, policy, state } = view
  const words = wordsFor(terms)
  const { step, title } = section
  const canEdit = stepsOf(policy, state).includes(step)
  return html`<section>
    <div class="section-head">
      <h4>${title}</h4>
      ${
        canEdit
          ? html`<button
              type="button"
              class="link"
              aria-label="${words.edit}: ${title}"
              @click=${() => view.goTo(step)}
            >
              ${words.edit}
            </button>`
          : nothing
      }
    </div>
    ${reportEntries(section)}
  </section>`
}

function recipientKeys(view: FormView): TemplateResult {
  const { terms, recipients, profile, profileHash } = view
  const words = wordsFor(terms)
  return html`<div class="keys">
    <p>${words.sealedTo}</p>
    <ul>
      ${recipients.map((fingerprint) => html`<li>${fingerprintText(fingerprint)}</li>`)}
    </ul>
    <p>${words.yourKey}</p>
    <p>${words.signedProfile(profile.serial)}</p>
    <p>${fingerprintText(profileHash)}</p>
  </div>`
}
