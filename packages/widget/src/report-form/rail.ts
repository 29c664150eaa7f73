import { html, nothing, type TemplateResult } from 'lit'
import { faultsIn } from '../flow/faults.ts'
import type { StepId } from '../flow/form-state.ts'
import { type Missing, missingIn } from '../flow/missing.ts'
import { stepsOf } from '../flow/steps.ts'
import { checkIcon, chevronIcon } from '../styles/icons.ts'
import { eitherOf, fieldLabel } from './fault-text.ts'
import type { FormView } from './view.ts'

export type Rail = { view: FormView; isOpen: boolean; toggle: () => void }

/** Where the reporter is and what is missing: a rail beside the step, or a bar that opens above it. */
export function rail({ view, isOpen, toggle }: Rail): TemplateResult {
  const { terms, state, policy } = view
  const steps = stepsOf(policy, state)
  const at = steps.indexOf(state.step)
  return html`<div class="progress" part="progress">
      <button
        type="button"
        class="toggle"
        aria-expanded=${isOpen}
        aria-controls="rail"
        @click=${toggle}
      >
        <span>${terms.progress(terms.steps[state.step], at + 1, steps.length)}</span>
        ${chevronIcon}
      </button>
      <div class="bar" aria-hidden="true">
        ${steps.map((_, place) => html`<i class=${place <= at ? 'done' : ''}></i>`)}
      </div>
    </div>
    <nav class="rail ${isOpen ? 'open' : ''}" part="progress" id="rail" aria-label=${terms.progressLabel}>
      <ol>
        ${steps.map((step, place) => railItem(view, step, place < at))}
      </ol>
      ${stillMissing(view)}
    </nav>`
}

function railItem(view: FormView, step: StepId, isBefore: boolean): TemplateResult {
  const { state, policy, terms, delivery } = view
  const isCurrent = step === state.step
  const isDone = !isCurrent && mayHaveBeenLeft(view, step, isBefore) && !hasErrors()
  return html`<li>
    <button
      type="button"
      class=${isDone ? 'done' : ''}
      aria-current=${isCurrent ? 'step' : nothing}
      ?disabled=${!state.visited.includes(step) || delivery.isUnderway}
      @click=${() => view.goTo(step)}
    >
      <span class="mark" aria-hidden="true">${isDone ? checkIcon : nothing}</span>
      ${terms.steps[step]}${isDone ? html`<span class="only-read">, ${terms.done}</span>` : nothing}
    </button>
  </li>`

  function hasErrors(): boolean {
    return faultsIn(state, step, policy).some(({ weight }) => weight === 'error')
  }
}

function mayHaveBeenLeft({ state }: FormView, step: StepId, isBefore: boolean): boolean {
  return state.visited.includes(step) && (isBefore || state.checked.includes(step))
}

function stillMissing(view: FormView): TemplateResult {
  const { terms, state, policy } = view
  const missing = missingIn(state, policy)
  return html`${missingList(
    view,
    terms.stillNeeded,
    missing.filter(({ isRequired }) => isRequired),
  )}
  ${missingList(
    view,
    terms.wouldHelp,
    missing.filter(({ isRequired }) => !isRequired),
  )}`
}

function missingList(
  view: FormView,
  title: string,
  missing: readonly Missing[],
): TemplateResult | typeof nothing {
  if (missing.length === 0) return nothing
  return html`<div class="needed">
    <h3>${title}</h3>
    <ul>
      ${missing.map((one) => html`<li>${missingLink(view, one)}</li>`)}
    </ul>
  </div>`
}

function missingLink(view: FormView, { step, field, anyOf }: Missing): TemplateResult | string {
  const words = anyOf.length > 1 ? eitherOf(view, anyOf) : fieldLabel(view, field)
  if (!view.state.visited.includes(step)) return words
  return html`<button type="button" class="link" @click=${() => view.goTo(step, field)}>
    ${words}
  </button>`
}
