import { html, nothing, type TemplateResult } from 'lit'
import type { Credit } from '@sealpost/protocol'
import { type CreditsScreen, nameId } from '../../credits/credits-screen.ts'
import type { Terms } from '../../i18n/terms.ts'
import { localeOf } from '../../i18n/times.ts'
import type { Advice } from '../../shell/early-advice.ts'
import type { ElementHeader } from '../../shell/frames.ts'
import { troubleNotice } from '../../shell/trouble-notice.ts'
import { creditLines } from '../credit-lines.ts'
import { wordsFor } from '../words.ts'

/** The hall of fame's title, and who says what. */
export function creditsHeader(terms: Terms, vendor: string): ElementHeader {
  const words = wordsFor(terms)
  return { title: words.creditsTitle(vendor), promise: words.creditsSeal(vendor) }
}

/** Whom a vendor thanks, and on what terms. */
export function creditsPage(screen: CreditsScreen): TemplateResult {
  const { terms, policy, vendor, isLoading, credits, advice } = screen
  const words = wordsFor(terms)
  const { credit } = policy
  if (!credit) return html`<div class="step" part="step"><p>${words.noCredit(vendor)}</p></div>`
  const isFirst = credits.length === 0
  return html`<div class="step thanks" part="step">
    <div class="terms">${creditLines({ ...screen, words, credit })}</div>
    <div class="hall" aria-busy=${isLoading}>
      ${isFirst && !isLoading && !advice ? html`<p class="nobody">${words.creditsEmpty}</p>` : nothing}
      ${isFirst && isLoading ? outline(words.creditsLoading) : nothing}
      ${isFirst ? nothing : names(screen)}
      ${advice ? failure(screen, advice) : nothing}
    </div>
    ${screen.hasMore && !isFirst && !advice ? more(screen) : nothing}
  </div>`
}

function names({ credits, terms }: CreditsScreen): TemplateResult {
  const month = new Intl.DateTimeFormat(localeOf(terms), { month: 'long', year: 'numeric' })
  return html`<ul class="names">
    ${credits.map(
      (credit, at) => html`<li id=${nameId(at)} tabindex="-1">
        <span class="name">${nameOf(credit)}</span>
        <time class="muted small" datetime=${credit.publishedAt}
          >${month.format(Date.parse(credit.publishedAt))}</time
        >
      </li>`,
    )}
  </ul>`
}

// Chosen by a stranger, listed by the service: the link is theirs, and vouched for by nobody.
function nameOf({ name, url }: Credit): TemplateResult {
  const isolated = html`<bdi translate="no">${name}</bdi>`
  if (url === undefined || !/^https?:\/\//i.test(url)) return isolated
  return html`<a href=${url} target="_blank" rel="nofollow noopener noreferrer ugc">${isolated}</a>`
}

function outline(loading: string): TemplateResult {
  return html`<p class="only-read">${loading}</p>
    <div class="skeleton names" aria-hidden="true">
      ${Array.from({ length: 8 }, () => html`<i></i>`)}
    </div>`
}

function failure({ terms, more }: CreditsScreen, advice: Advice): TemplateResult {
  return html`${troubleNotice(advice)}
    <button type="button" class="button" part="secondary" id="more" @click=${more}>
      ${terms.retry}
    </button>`
}

function more({ terms, isLoading, more }: CreditsScreen): TemplateResult {
  const words = wordsFor(terms)
  return html`<button
    type="button"
    class="button"
    part="secondary"
    id="more"
    aria-disabled=${isLoading}
    @click=${isLoading ? nothing : more}
  >
    ${isLoading ? words.creditsLoading : words.creditsMore}
  </button>`
}
