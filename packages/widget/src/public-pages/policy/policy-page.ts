import { html, type TemplateResult } from 'lit'
import type { SectionId } from '../../i18n/public-terms.ts'
import type { Terms } from '../../i18n/terms.ts'
import { anchorOf, type PolicyScreen, SECTION_IDS } from '../../policy-view/policy-screen.ts'
import type { ElementHeader } from '../../shell/frames.ts'
import { wordsFor } from '../words.ts'
import { creditSection } from './credit-section.ts'
import { keySection } from './key-section.ts'
import type { PolicyView } from './policy-view.ts'
import { disclosureSection, promisesSection } from './promises-section.ts'
import { reportSection } from './report-section.ts'
import { harbourSection, noticesSection, rulesSection } from './rules-section.ts'
import { scopeSection } from './scope-section.ts'

/** Null where a policy says nothing. */
const SECTIONS: Record<SectionId, (view: PolicyView) => TemplateResult | null> = {
  scope: scopeSection,
  rules: rulesSection,
  harbour: harbourSection,
  report: reportSection,
  promises: promisesSection,
  disclosure: disclosureSection,
  credit: creditSection,
  notices: noticesSection,
  key: keySection,
}

/** The policy's title, and what vouches for it. */
export function policyHeader(terms: Terms, vendor: string): ElementHeader {
  const words = wordsFor(terms)
  return { title: words.policyTitle(vendor), promise: words.policySeal(vendor) }
}

/** A vendor's whole policy, with a list of its chapters. */
export function policyPage(screen: PolicyScreen): TemplateResult {
  const words = wordsFor(screen.terms)
  const view = { ...screen, policy: screen.profile.policy, words }
  const sections = SECTION_IDS.flatMap((id) => {
    const body = SECTIONS[id](view)
    return body ? [{ id, title: words.sections[id], body }] : []
  })
  return html`<div class="body">
    <nav class="rail open contents" aria-label=${words.contents}>
      <ol>
        ${sections.map(
          ({ id, title }) =>
            html`<li>
              <a href=${`#${anchorOf(id)}`} @click=${(event: Event) => follow(event, view, id)}
                >${title}</a
              >
            </li>`,
        )}
      </ol>
    </nav>
    <div class="step sections" part="step">
      ${sections.map(
        ({ id, title, body }) =>
          html`<section class="section" aria-labelledby=${anchorOf(id)}>
            <h3 id=${anchorOf(id)} tabindex="-1">${title}</h3>
            ${body}
          </section>`,
      )}
    </div>
  </div>`
}

// A fragment names nothing inside a shadow root, so the way there is ours. Pages that keep their own
// route in the fragment keep it.
function follow(event: Event, { goTo }: PolicyView, section: SectionId): void {
  if (/^#[/!]/.test(location.hash)) event.preventDefault()
  goTo(section)
}
