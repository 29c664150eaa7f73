import { html, nothing, type TemplateResult } from 'lit'
import {
  type BaseMetric,
  CVSS_VERSIONS,
  type CvssVersion,
  inVersion,
  metricsOf,
  metricValues,
  versionOf,
  withMetric,
} from '../flow/cvss-vector.ts'
import { questionsOf } from '../flow/steps.ts'
import { en } from '../i18n/cvss-en.ts'
import { type CvssTerms, valueWords } from '../i18n/cvss-terms.ts'
import type { FieldView } from '../report-form/view.ts'
import { scoreOf } from './score.ts'

/** The base metrics as questions, and what they come to. The vector is the field's answer all along. */
export function calculatorPanel(view: FieldView): TemplateResult {
  const words = view.terms.parts?.cvss ?? en
  const vector = vectorOf(view)
  const { tools } = view
  const version = vector === '' ? tools.cvssVersion : versionOf(vector)
  return html`<div class="calculator">
    ${choice({
      name: 'cvss-version',
      legend: words.version,
      options: CVSS_VERSIONS.map((each) => [each, each]),
      chosen: version,
      choose: (chosen) => {
        tools.cvssVersion = toVersion(chosen)
        answer(view, inVersion(vectorOf(view), toVersion(chosen)))
      },
    })}
    ${metricsOf(version).map(([metric]) => metricChoice(view, words, { metric, version, vector }))}
    ${outcome(view, words, { vector, version })}
  </div>`
}

function vectorOf({ state }: FieldView): string {
  return state.answers.cvss ?? ''
}

function answer(view: FieldView, value: string): void {
  view.act({ type: 'answer', field: 'cvss', value })
}

type Scoring = { vector: string; version: CvssVersion }

function metricChoice(
  view: FieldView,
  words: CvssTerms,
  { metric, version, vector }: Scoring & { metric: BaseMetric },
): TemplateResult {
  const named = valueWords(words, metric, version)
  const allowed = metricsOf(version).find(([each]) => each === metric)?.[1] ?? ''
  return choice({
    name: `cvss-${metric}`,
    legend: words.metrics[metric],
    options: Array.from(allowed, (value) => [value, named[value] ?? value]),
    chosen: metricValues(vector).get(metric),
    // Asked for anew: another metric may have been chosen since this was drawn.
    choose: (value) =>
      answer(view, withMetric(vectorOf(view) || `CVSS:${version}/`, metric, value)),
  })
}

type Choice = {
  name: string
  legend: string
  options: readonly (readonly [value: string, words: string])[]
  chosen: string | undefined
  choose: (value: string) => void
}

function choice({ name, legend, options, chosen, choose }: Choice): TemplateResult {
  return html`<fieldset class="metric">
    <legend>${legend}</legend>
    <div class="segments">
      ${options.map(
        ([value, words]) =>
          html`<label class="segment">
            <input
              type="radio"
              name=${name}
              .checked=${chosen === value}
              @change=${() => choose(value)}
            />
            <span>${words}</span>
          </label>`,
      )}
    </div>
  </fieldset>`
}

function outcome(view: FieldView, words: CvssTerms, { vector, version }: Scoring): TemplateResult {
  const scored = scoreOf(vector)
  const values = metricValues(vector)
  const left = metricsOf(version).filter(([metric]) => !values.has(metric)).length
  return html`<div class="outcome">
    <p role="status">
      ${
        scored
          ? html`${words.score}:
            <b class="score ${scored.rating}">${scored.score.toFixed(1)} · ${words.ratings[scored.rating]}</b>`
          : html`<span class="muted">${words.unfinished(left)}</span>`
      }
    </p>
    ${scored && scored.rating !== 'none' ? severityButton(view, words, scored.rating) : nothing}
  </div>`
}

/** The score becomes the reporter's estimate only if they say so. */
function severityButton(
  view: FieldView,
  words: CvssTerms,
  rating: 'low' | 'medium' | 'high' | 'critical',
): TemplateResult | typeof nothing {
  const { policy, state } = view
  if (!questionsOf(policy, state).some(({ id }) => id === 'severity')) return nothing
  const isUsed = state.answers.severity === rating
  const value = isUsed ? undefined : rating
  return html`<button
    type="button"
    class="button"
    aria-pressed=${isUsed}
    @click=${() => view.act({ type: 'answer', field: 'severity', value })}
  >
    ${words.useAsSeverity(view.terms.choices.severity[rating])}
  </button>`
}

function toVersion(text: string): CvssVersion {
  return CVSS_VERSIONS.find((version) => version === text) ?? '4.0'
}
