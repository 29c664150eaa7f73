import { html, nothing, type TemplateResult } from 'lit'
import { timeTexts } from '../../i18n/times.ts'
import { HEADING_ID } from '../../report-form/focus-ids.ts'
import type { FormView } from '../../report-form/view.ts'
import type { AcceptedReport } from '../../sealing/sealing.ts'
import { checkIcon } from '../../styles/icons.ts'
import { clockList } from '../clocks/clock-list.ts'
import { mailLine } from '../receipt/mail-line.ts'
import { proofFile, receiptFile, type TextFile } from '../receipt/receipt-text.ts'
import { saveFile } from '../save-file.ts'
import { wordsFor } from '../words.ts'

/** Only what was checked is said in the tone of what is safe. */
const PROOF_TONES = { valid: 'good', unsupported: 'warn', unnamed: '' } as const

/** Says that the report has arrived, and what happens with it now. */
export function sentStep(view: FormView): TemplateResult {
  const { vendor, accepted, policy } = view
  const words = wordsFor(view.terms)
  const mail = mailLine(view)
  return html`<div class="sent">
    <span class="stamp" aria-hidden="true">${checkIcon}</span>
    <h3 id=${HEADING_ID} tabindex="-1">${words.sentHeading}</h3>
    <p class="lead muted">${words.sentLead(vendor)}</p>
    ${accepted ? proofSection(view, accepted) : nothing}
    ${expected(view)}
    <section>
      <h4>${words.next}</h4>
      <ul class="bullets">
        ${words.nextSteps(vendor).map((line) => html`<li>${line}</li>`)}
        ${mail === '' ? nothing : html`<li>${mail}</li>`}
        ${
          policy.retentionDays === undefined
            ? nothing
            : html`<li>${words.retention(policy.retentionDays, vendor)}</li>`
        }
      </ul>
    </section>
    <div class="actions" part="actions">
      <button
        type="button"
        class="button"
        part="secondary"
        @click=${() => view.act({ type: 'restart' })}
      >
        ${words.another}
      </button>
      <button type="button" class="button primary" part="primary" @click=${view.openCase}>
        ${words.openCase}
      </button>
    </div>
  </div>`
}

function expected(view: FormView): TemplateResult | typeof nothing {
  const { terms, policy, say, state, vendor, accepted } = view
  if (!accepted?.promises.length) return nothing
  const { promises: clocks, receivedAt } = accepted
  const nowMs = Date.parse(receivedAt)
  return html`<section>
    <h4>${wordsFor(terms).promisedBy(vendor)}</h4>
    ${clockList({ terms, policy, say, channel: state.channel, clocks, nowMs })}
  </section>`
}

function proofSection(view: FormView, accepted: AcceptedReport): TemplateResult {
  const { terms, vendor } = view
  const words = wordsFor(terms)
  const { reference, receivedAt, ciphertextHash, proofVerdict } = accepted
  const { local, utc } = timeTexts(terms, receivedAt)
  return html`<dl class="facts grid">
    <div>
      <dt>${words.reference}</dt>
      <dd class="reference mono" translate="no">${reference}</dd>
    </div>
    <div>
      <dt>${words.received}</dt>
      <dd>
        <time datetime=${receivedAt}>${local}</time>
        ${local === utc ? nothing : html`<span class="muted">· ${utc}</span>`}
      </dd>
    </div>
    <div>
      <dt>${words.storedHash}</dt>
      <dd class="mono hash" translate="no">${ciphertextHash}</dd>
    </div>
  </dl>
  <section class="proof">
    <p class="tone ${PROOF_TONES[proofVerdict]}">
      ${proofVerdict === 'valid' ? checkIcon : nothing}${words.proof[proofVerdict](vendor)}
    </p>
    <p class="saving">
      ${accepted.proof ? saveButton(words.saveProof, () => proofFile(view, accepted)) : nothing}
      ${saveButton(words.saveWholeReceipt, () => receiptFile(view))}
    </p>
    ${accepted.proof ? html`<p class="muted">${words.saveProofUse}</p>` : nothing}
  </section>`
}

function saveButton(label: string, write: () => TextFile): TemplateResult {
  const save = () => {
    const { name, text } = write()
    saveFile({ name, content: text })
  }
  return html`<button type="button" class="button" part="secondary" @click=${save}>${label}</button>`
}
