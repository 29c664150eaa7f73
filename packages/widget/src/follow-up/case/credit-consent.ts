import { html, nothing, type TemplateResult } from 'lit'
import { CONSENT_ID, type ConsentStage } from '../../case-view/case-screen.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { checkIcon } from '../../styles/icons.ts'
import { adviceFor } from '../advice.ts'
import type { CaseView } from './case-view.ts'

/** Lets the reporter take back the consent to be named, where the policy names anybody at all. */
export function creditConsent(view: CaseView): TemplateResult | typeof nothing {
  const { policy, words, vendor, consent } = view
  if (!policy.credit) return nothing
  return html`<section class="chapter">
    <h4>${words.creditHeading}</h4>
    <div class="consent">${stages[consent.stage](view)}
      ${consent.trouble ? troubleNotice(adviceFor(view.terms, vendor, consent.trouble)) : nothing}
    </div>
  </section>`
}

const stages: Record<ConsentStage, (view: CaseView) => TemplateResult> = {
  given: ({ words, vendor, consent }) => html`<p>${words.creditLead(vendor)}</p>
    <button type="button" class="link" id=${CONSENT_ID} @click=${consent.ask}>
      ${words.withdrawCredit}
    </button>`,
  asked: (view) => question(view),
  withdrawing: (view) => question(view),
  withdrawn: ({ words, vendor }) => html`<p class="tone good" id=${CONSENT_ID} tabindex="-1">
    ${checkIcon}${words.creditWithdrawn(vendor)}
  </p>`,
}

function question({ words, vendor, consent }: CaseView): TemplateResult {
  const isBusy = consent.stage === 'withdrawing'
  return html`<p id=${CONSENT_ID} tabindex="-1">${words.withdrawQuestion(vendor)}</p>
    <div class="choices" role="group" aria-labelledby=${CONSENT_ID}>
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${isBusy}
        @click=${isBusy ? nothing : consent.withdraw}
      >
        ${isBusy ? words.withdrawing : words.withdrawForGood}
      </button>
      <button
        type="button"
        class="button"
        part="secondary"
        aria-disabled=${isBusy}
        @click=${isBusy ? nothing : consent.keep}
      >
        ${words.keepCredit}
      </button>
    </div>`
}
