import { html, nothing, type TemplateResult } from 'lit'
import { type PolicyScope, type ScopeTarget, TARGET_KINDS } from '@sealpost/protocol'
import type { PolicyView } from './policy-view.ts'

/** Lists that are longer are closed at first, and can be searched. */
const LONG = 20

type Exclusion = PolicyScope['exclusions'][number]

/** What is in scope and what is not, in groups of a kind. */
export function scopeSection(view: PolicyView): TemplateResult {
  const { policy, terms, words, filter } = view
  const { targets, exclusions } = policy.scope
  const found = {
    targets: targets.filter((target) => matches(view, textsOf(view, target))),
    exclusions: exclusions.filter((exclusion) =>
      matches(view, [
        ...(exclusion.target ? textsOf(view, exclusion.target) : []),
        view.say(exclusion.text),
      ]),
    ),
  }
  const isLong = targets.length > LONG || exclusions.length > LONG
  return html`<p>${introduction(view)}</p>
    ${isLong ? search(view, found.targets.length + found.exclusions.length) : nothing}
    ${collapsed({
      title: words.allTargets(targets.length),
      isLong: targets.length > LONG,
      isOpen: filter !== '',
      list: targetGroups(view, found.targets),
    })}
    ${collapsed({
      title: words.allExclusions(exclusions.length),
      isLong: exclusions.length > LONG,
      isOpen: filter !== '',
      list: html`${exclusionList(
        view,
        terms.exclusions,
        found.exclusions.filter(({ target }) => target),
      )}${exclusionList(
        view,
        words.nonIssues,
        found.exclusions.filter(({ target }) => !target),
      )}`,
    })}`
}

function introduction({ policy, words }: PolicyView): string {
  const { mode, outside, exclusions } = policy.scope
  if (mode === 'listed') return `${words.scopeListed} ${words.outside[outside]}`
  return exclusions.length > 0 ? words.scopeOpen : words.scopeAll
}

function search({ policy, words, filter, setFilter }: PolicyView, count: number): TemplateResult {
  const { targets, exclusions } = policy.scope
  const look = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) setFilter(currentTarget.value)
  }
  return html`<div class="field search" part="field">
    <label for="filter" part="label">${words.findInScope}</label>
    <input
      class="control"
      part="control"
      type="search"
      id="filter"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="found"
      .value=${filter}
      @input=${look}
    />
    <p class="muted small" id="found" role="status">
      ${words.found(count, targets.length + exclusions.length)}
    </p>
  </div>`
}

type Collapsed = {
  title: string
  isLong: boolean
  isOpen: boolean
  list: TemplateResult | typeof nothing
}

function collapsed({ title, isLong, isOpen, list }: Collapsed): TemplateResult | typeof nothing {
  if (!isLong) return list
  return html`<details class="long" ?open=${isOpen}>
    <summary>${title}</summary>
    ${list}
  </details>`
}

function targetGroups(
  view: PolicyView,
  targets: readonly ScopeTarget[],
): TemplateResult | typeof nothing {
  if (targets.length === 0) return nothing
  return html`<div class="groups-of-targets">
    ${TARGET_KINDS.map((kind) => {
      const ofKind = targets.filter((target) => target.kind === kind)
      if (ofKind.length === 0) return nothing
      return html`<div>
        <h4>${view.words.kinds[kind]}</h4>
        <ul class="targets">
          ${ofKind.map((target) => html`<li>${targetLine(view, target)}</li>`)}
        </ul>
      </div>`
    })}
  </div>`
}

function targetLine({ say, words }: PolicyView, { value, label, versions }: ScopeTarget) {
  return html`<code dir="ltr" translate="no">${value}</code>
    ${label ? html`<span class="words">${say(label)}</span>` : nothing}
    ${versions ? html`<span class="muted words">${words.versions(say(versions))}</span>` : nothing}`
}

function exclusionList(
  view: PolicyView,
  title: string,
  exclusions: readonly Exclusion[],
): TemplateResult | typeof nothing {
  if (exclusions.length === 0) return nothing
  return html`<div>
    <h4>${title}</h4>
    <ul class="exclusions">
      ${exclusions.map(
        ({ target, text, reason }) => html`<li>
          <p class="words">${view.say(text)}</p>
          ${target ? html`<p>${targetLine(view, target)}</p>` : nothing}
          ${reason ? html`<p class="muted words">${view.say(reason)}</p>` : nothing}
        </li>`,
      )}
    </ul>
  </div>`
}

function textsOf({ say }: PolicyView, { value, label }: ScopeTarget): string[] {
  return [value, ...(label ? [say(label)] : [])]
}

function matches({ filter }: PolicyView, texts: readonly string[]): boolean {
  const wanted = filter.trim().toLowerCase()
  return texts.some((text) => text.toLowerCase().includes(wanted))
}
