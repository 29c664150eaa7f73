import { html, nothing, type TemplateResult } from 'lit'
import type { Rule } from '@sealpost/protocol'
import { describedBy, isInvalid, messageLine } from '../../fields/field-frame.ts'
import { isTicked } from '../../fields/typed.ts'
import { controlId, type FormView } from '../../report-form/view.ts'
import { stepFrame } from '../step-frame.ts'

/** Shows the vendor's terms in its own words, and takes the reporter's consent to its rules. */
export function rulesStep(view: FormView): TemplateResult {
  const { terms, policy } = view
  const { items, accept } = policy.rules
  return stepFrame(
    view,
    { heading: terms.rulesHeading },
    html`<div class="stack">
      ${safeHarbour(view)} ${notices(view)}
      ${items.length === 0 ? nothing : accept === 'each' ? acceptEach(view) : acceptTogether(view)}
      ${
        policy.url
          ? html`<p>
              <a href=${policy.url} target="_blank" rel="noopener noreferrer"
                >${terms.readPolicy(view.vendor)}</a
              >
            </p>`
          : nothing
      }
    </div>`,
  )
}

function safeHarbour({ policy, terms, say }: FormView): TemplateResult | typeof nothing {
  const { safeHarbour } = policy
  if (!safeHarbour) return nothing
  return html`<section class="notice good">
    <h4>${terms.safeHarbour}</h4>
    <p class="words">${say(safeHarbour.text)}</p>
    ${safeHarbour.condition ? html`<p class="words muted">${say(safeHarbour.condition)}</p>` : nothing}
  </section>`
}

function notices({ policy, terms, say }: FormView): TemplateResult | typeof nothing {
  const lines = policy.notices ?? []
  if (lines.length === 0) return nothing
  return html`<section>
    <h4>${terms.goodToKnow}</h4>
    <ul class="bullets">
      ${lines.map((line) => html`<li class="words">${say(line)}</li>`)}
    </ul>
  </section>`
}

function acceptTogether(view: FormView): TemplateResult {
  const { terms, policy, state } = view
  const { items } = policy.rules
  const isAccepted = items.every(({ id }) => state.acceptedRules.includes(id))
  const accept = (event: Event) =>
    view.act({
      type: 'accept-rules',
      accepted: isTicked(event) ? items.map(({ id }) => id) : [],
    })
  return html`${ruleLists(view, (rule) => html`<li class="words">${view.say(rule.text)}</li>`)}
    <div class="field">
      ${ruleBox(view, { words: terms.acceptTogether, isTicked: isAccepted, isFirst: true, accept })}
      ${messageLine({ view, field: 'rules' })}
    </div>`
}

function acceptEach(view: FormView): TemplateResult {
  const first = view.policy.rules.items[0]
  const rule = ({ id, text }: Rule) => {
    const accept = (event: Event) => {
      const others = view.state.acceptedRules.filter((accepted) => accepted !== id)
      view.act({ type: 'accept-rules', accepted: isTicked(event) ? [...others, id] : others })
    }
    const isTickedNow = view.state.acceptedRules.includes(id)
    return html`<li>
      ${ruleBox(view, {
        words: view.say(text),
        isTicked: isTickedNow,
        isFirst: id === first?.id,
        accept,
      })}
    </li>`
  }
  return html`<p>${view.terms.acceptEach}</p>
    ${ruleLists(view, rule)} ${messageLine({ view, field: 'rules' })}`
}

function ruleLists(view: FormView, show: (rule: Rule) => TemplateResult): TemplateResult {
  const { terms, policy } = view
  const list = (kind: Rule['kind'], title: string) => {
    const rules = policy.rules.items.filter((rule) => rule.kind === kind)
    if (rules.length === 0) return nothing
    const look = policy.rules.accept === 'each' ? 'cards' : `bullets ${kind}`
    return html`<section>
      <h4>${title}</h4>
      <ul class=${look}>
        ${rules.map(show)}
      </ul>
    </section>`
  }
  return html`${list('do', terms.please)} ${list('never', terms.never)}`
}

type RuleBox = {
  words: string
  isTicked: boolean
  isFirst: boolean
  accept: (event: Event) => void
}

function ruleBox(view: FormView, { words, isTicked, isFirst, accept }: RuleBox): TemplateResult {
  return html`<label class="card">
    <input
      type="checkbox"
      part="control"
      id=${isFirst ? controlId('rules') : nothing}
      aria-describedby=${describedBy('rules')}
      aria-invalid=${isTicked ? nothing : isInvalid(view, 'rules')}
      .checked=${isTicked}
      @change=${accept}
    />
    <span class="words">${words}</span>
  </label>`
}
