import { html, nothing, type TemplateResult } from 'lit'
import type { Credited } from '@sealpost/protocol'
import { typedText } from '../../fields/typed.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { checkIcon } from '../../styles/icons.ts'
import type { CaseView } from './case-view.ts'
import { CREDIT_ID, CREDIT_NAME_ID } from './focus-ids.ts'
import { faultLine, panelButtons } from './panel-form.ts'
import { sendingLine } from './sending-line.ts'

/** How the reporter wants to be thanked, and another wish; where the policy names anybody at all. */
export function creditChapter(view: CaseView): TemplateResult | typeof nothing {
  const { terms, policy, words, vendor, model, followUp } = view
  if (!policy.credit) return nothing
  const { creditTrouble, open } = model.panels
  return html`<section class="chapter">
    <h4>${words.creditHeading}</h4>
    <div class="consent">
      ${open === 'credit' ? question(view) : standing(view)}
      ${creditTrouble ? troubleNotice(followUp.adviceFor(terms, vendor, creditTrouble)) : nothing}
      ${sendingLine(view, model.outbox.stageOf('credit'))}
    </div>
  </section>`
}

function standing({ words, vendor, facts, model }: CaseView): TemplateResult {
  const { panels } = model
  const { credited } = facts
  if (panels.isCreditWithdrawn || facts.isCreditWithdrawn) {
    return html`<p class="tone good" id=${CREDIT_ID} tabindex="-1">
      ${checkIcon}${words.creditWithdrawn(vendor)}
    </p>`
  }
  const name = credited && credited.as !== 'none' ? credited.name : ''
  const change = () => {
    panels.wish = { as: credited?.as ?? 'name', name }
    panels.show('credit', CREDIT_ID)
  }
  return html`<p>
      ${credited ? words.creditNow[credited.as](vendor, name) : words.creditUnsaid(vendor)}
    </p>
    <button type="button" class="link" id=${CREDIT_ID} @click=${change}>
      ${words.creditChange}
    </button>`
}

const WISHES = ['name', 'handle', 'none'] as const

function question(view: CaseView): TemplateResult {
  const { words, vendor, model } = view
  const { panels } = model
  const submit = (event: Event) => {
    event.preventDefault()
    if (!model.outbox.isBusy) void panels.sendWish()
  }
  return html`<form class="wish" novalidate @submit=${submit}>
    <fieldset class="field" part="field">
      <legend part="label" id=${CREDIT_ID} tabindex="-1">${words.creditQuestion(vendor)}</legend>
      <div class="cards row">${WISHES.map((as) => choice(view, as))}</div>
    </fieldset>
    ${panels.wish.as === 'none' ? html`<p>${words.creditNoneHelp(vendor)}</p>` : nameField(view)}
    ${panelButtons(view, { label: words.creditSave, backTo: CREDIT_ID })}
  </form>`
}

function choice({ words, model }: CaseView, as: Credited['as']): TemplateResult {
  const { panels } = model
  const choose = () => {
    panels.wish = { ...panels.wish, as }
    model.changed()
  }
  return html`<label class="card">
    <input
      type="radio"
      part="control"
      name="wish"
      .checked=${panels.wish.as === as}
      @change=${choose}
    />
    <span class="words">${words.creditChoices[as]}</span>
  </label>`
}

function nameField({ words, model }: CaseView): TemplateResult {
  const { panels } = model
  const write = (event: Event) => {
    panels.wish = { ...panels.wish, name: typedText(event) }
    panels.isNameMissing = false
    model.changed()
  }
  return html`<div class="field" part="field">
    <label for=${CREDIT_NAME_ID} part="label">${words.creditName}</label>
    <input
      class="control"
      part="control"
      type="text"
      dir="auto"
      maxlength="120"
      autocomplete="off"
      id=${CREDIT_NAME_ID}
      aria-describedby="credit-fault"
      aria-invalid=${panels.isNameMissing ? 'true' : nothing}
      .value=${panels.wish.name}
      @input=${write}
    />
    ${faultLine('credit-fault', panels.isNameMissing ? words.creditNameMissing : null)}
  </div>`
}
