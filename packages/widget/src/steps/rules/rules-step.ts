import { html, nothing, type TemplateResult } from 'lit'
import type { Rule } from '@sealpost/protocol'
import { describedBy, isInvalid, messageLine } from '../../fields/field-frame.ts'
import { isTicked } from '../../fields/typed.ts'
import { controlId, type FormView } from '../../report-form/view.ts'
import { stepFrame } from '../step-frame.ts'

/** Shows the vendor's terms in its own words, and takes the reporter's consent to its rules. */
export function rulesStep(view: FormView): TemplateResult {
  const { terms, policy } = view
  return stepFrame(
    view,
    { heading: terms.rulesHeading },
    html`<div class="stack">
      ${safeHarbour(view)} ${notices(view)} ${policy.rules.items.length > 0 ? rules(view) : nothing}
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
  return policy.notices?.length
    ? list(
        terms.goodToKnow,
        'bullets',
        policy.notices.map((line) => html`<li class="words">${say(line.text)}</li>`),
      )
    : nothing
}

function rules(view: FormView): TemplateResult {
  const { terms, policy, say } = view
  const { items, accept } = policy.rules
  const isTogether = accept === 'together'
  const listOf = (kind: Rule['kind'], title: string) => {
    const listed = items.filter((rule) => rule.kind === kind)
    if (listed.length === 0) return nothing
    return list(
      title,
      isTogether ? `bullets ${kind}` : 'cards',
      listed.map(({ id, text }) =>
        isTogether
          ? html`<li class="words">${say(text)}</li>`
          : html`<li>${consent(view, say(text), [id])}</li>`,
      ),
    )
  }
  return html`${isTogether ? nothing : html`<p>${terms.acceptEach}</p>`}
    ${listOf('do', terms.please)} ${listOf('never', terms.never)}
    <div>
      ${
        isTogether
          ? consent(
              view,
              terms.acceptTogether,
              items.map(({ id }) => id),
            )
          : nothing
      }
      ${messageLine({ view, field: 'rules' })}
    </div>`
}

function list(title: string, look: string, items: readonly TemplateResult[]): TemplateResult {
  return html`<section>
    <h4>${title}</h4>
    <ul class=${look}>
      ${items}
    </ul>
  </section>`
}

/** A box that stands for the rules of some ids. */
function consent(view: FormView, words: string, ids: readonly string[]): TemplateResult {
  const hasAll = ids.every((id) => view.state.acceptedRules.includes(id))
  const accept = (event: Event) => {
    const others = view.state.acceptedRules.filter((id) => !ids.includes(id))
    view.act({ type: 'accept-rules', accepted: isTicked(event) ? [...others, ...ids] : others })
  }
  return html`<label class="card">
    <input
      type="checkbox"
      part="control"
      id=${ids[0] === view.policy.rules.items[0]?.id ? controlId('rules') : nothing}
      aria-describedby=${describedBy('rules')}
      aria-invalid=${hasAll ? nothing : isInvalid(view, 'rules')}
      .checked=${hasAll}
      @change=${accept}
    />
    <span class="words">${words}</span>
  </label>`
}
