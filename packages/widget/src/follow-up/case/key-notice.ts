import { html, nothing, type TemplateResult } from 'lit'
import { sealIcon } from '../../styles/icons.ts'
import { fingerprintText } from '../fingerprint-text.ts'
import type { CaseKeys, KeyDecision } from '../thread/opened-case.ts'
import type { CaseView } from './case-view.ts'
import { KEY_ID } from './focus-ids.ts'

/** Says that the vendor has another key than when the report was made, and lets the reporter decide if nothing vouches for it. */
export function keyNotice(view: CaseView): TemplateResult | typeof nothing {
  const { words, vendor, opened, model } = view
  const { keys } = opened
  switch (keys.state) {
    case 'same':
      return nothing
    case 'rotated':
      return html`<p class="muted small rotated">${sealIcon}${words.keyRotated(vendor)}</p>`
    case 'changed':
      return html`<section class="notice warn" aria-labelledby=${KEY_ID}>
        <h4 id=${KEY_ID} tabindex="-1">${words.keyChanged(vendor)}</h4>
        ${keys.decision === null ? question(view, keys) : decided(view, keys.decision)}
        ${
          keys.decision === null
            ? nothing
            : html`<button type="button" class="link" @click=${() => void model.decide(null)}>
                ${words.decideAgain}
              </button>`
        }
      </section>`
  }
}

function question(
  { words, vendor, model }: CaseView,
  { from, to }: Extract<CaseKeys, { state: 'changed' }>,
): TemplateResult {
  const choose = (decision: KeyDecision) => () => void model.decide(decision)
  return html`<p>${words.keyChangedLead(vendor)}</p>
    <dl class="facts prints">
      <div>
        <dt>${words.keyThen}</dt>
        <dd>${fingerprintText(from)}</dd>
      </div>
      <div>
        <dt>${words.keyNow}</dt>
        <dd>${fingerprintText(to)}</dd>
      </div>
    </dl>
    <div class="choices">
      <button type="button" class="button" part="secondary" @click=${choose('continue')}>
        ${words.keyContinue}
      </button>
      <button type="button" class="button" part="secondary" @click=${choose('stop')}>
        ${words.keyStop}
      </button>
    </div>`
}

function decided({ words, vendor }: CaseView, decision: KeyDecision): TemplateResult {
  return html`<p>
    ${decision === 'continue' ? words.keyContinued(vendor) : words.keyStopped(vendor)}
  </p>`
}
