import { html, nothing, type TemplateResult } from 'lit'
import { type AskedField, judgeTarget, type LocalText, type ScopeTarget } from '@sealpost/protocol'
import { faultText } from '../report-form/fault-text.ts'
import { controlId, type FieldView } from '../report-form/view.ts'
import { attentionIcon, checkIcon } from '../styles/icons.ts'
import { textField } from './text-field.ts'

/** The target: typed freely, compared with the scope at once, or taken from it. */
export function targetField(view: FieldView, asked: AskedField): TemplateResult {
  const { targets, exclusions } = view.policy.scope
  const hasScope = targets.length > 0 || exclusions.length > 0
  return html`${textField(view, asked, verdict(view))} ${exclusionNote(view)}
    <datalist id="scope-targets">
      ${targets.map(({ value, label }) => html`<option value=${value}>${label && view.say(label)}</option>`)}
    </datalist>
    ${hasScope ? scopeList(view) : nothing}`
}

// Good news is told at once. The rest waits until the field is left: half an address is always outside.
function verdict(view: FieldView): TemplateResult {
  const { terms, state, policy } = view
  const { kind, verdict: judged } = judgeTarget(state.answers.target ?? '', policy.scope)
  const warning = view.faults.find(
    ({ field, weight }) => field === 'target' && weight === 'warning',
  )
  return html`<div role="status">
    ${kind ? html`<p class="muted small">${terms.recognisedAs(terms.targetKinds[kind])}</p>` : nothing}
    ${
      judged.kind === 'in'
        ? html`<p class="tone good">${checkIcon}${inScopeText(view, judged.target)}</p>`
        : nothing
    }
    ${
      warning ? html`<p class="tone warn">${attentionIcon}${faultText(view, warning)}</p>` : nothing
    }
  </div>`
}

/** The vendor's own words about what it has excluded. */
function exclusionNote(view: FieldView): TemplateResult | typeof nothing {
  const fault = view.faults.find(({ code }) => code === 'target_excluded')
  return fault?.code === 'target_excluded' ? exclusionText(view, fault) : nothing
}

function inScopeText(view: FieldView, target: ScopeTarget | null): TemplateResult {
  if (target === null) return html`${view.terms.inOpenScope(view.vendor)}`
  return html`${view.terms.inScope}: <bdi>${target.label ? view.say(target.label) : target.value}</bdi>`
}

function exclusionText(
  view: FieldView,
  { text, reason }: { text: LocalText; reason?: LocalText | undefined },
): TemplateResult {
  return html`<p class="words muted">${view.say(text)}${reason ? html`. ${view.say(reason)}` : nothing}</p>`
}

// More than this would push the next field out of sight.
const OPEN_UP_TO = 6

function scopeList(view: FieldView): TemplateResult {
  const { terms, policy } = view
  const { targets, exclusions, mode } = policy.scope
  return html`<details class="scope" ?open=${targets.length + exclusions.length <= OPEN_UP_TO}>
    <summary>${terms.showScope(view.vendor)}</summary>
    <div class="scope-lists">
      ${
        targets.length > 0
          ? html`<h4>${terms.scopeListed}</h4>
            <ul>
              ${targets.map((target) => html`<li>${targetButton(view, target)}</li>`)}
            </ul>`
          : nothing
      }
      ${mode === 'open' && targets.length === 0 ? html`<p>${terms.scopeOpen}</p>` : nothing}
      ${
        exclusions.length > 0
          ? html`<h4>${terms.exclusions}</h4>
            <ul>
              ${exclusions.map((exclusion) => html`<li>${exclusionText(view, exclusion)}</li>`)}
            </ul>`
          : nothing
      }
    </div>
  </details>`
}

function targetButton(view: FieldView, { value, label, versions }: ScopeTarget): TemplateResult {
  const take = () => {
    view.act({ type: 'answer', field: 'target', value }, controlId('target'))
    view.leave('target')
  }
  return html`<button type="button" class="link" @click=${take}>
      <bdi class="mono">${value}</bdi>
    </button>
    ${[label, versions].map((text) =>
      text ? html`<bdi class="muted">${view.say(text)}</bdi> ` : nothing,
    )}`
}
