import { html, type TemplateResult } from 'lit'
import { fingerprintText } from '../../follow-up/fingerprint-text.ts'
import { dayText, localeOf } from '../../i18n/times.ts'
import { fact } from './facts.ts'
import type { PolicyView } from './policy-view.ts'

/** The key that vouches for all of this, how to check it, and the languages that are understood. */
export function keySection(view: PolicyView): TemplateResult {
  const { terms, words, vendor, profile, policy, fingerprint } = view
  const { retentionDays } = policy
  return html`<p class="key">${fingerprintText(fingerprint.replace(/\s/g, ''))}</p>
    <p>${words.howToCheck(vendor)}</p>
    <dl class="facts grid">
      ${fact(words.signed, words.signedUntil(profile.serial, dayText(terms, profile.expires)))}
      ${fact(words.languages, languages(view))}
      ${fact(
        words.retention,
        retentionDays === undefined ? undefined : words.retentionDays(retentionDays),
      )}
    </dl>`
}

// The same that security.txt prefers: the policy's, and those of its first question.
function languages({ terms, policy }: PolicyView): string {
  const label = policy.channels[0]?.label
  const tags = [policy.language, ...(typeof label === 'object' ? Object.keys(label) : [])]
  const locale = localeOf(terms)
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return new Intl.ListFormat(locale).format([...new Set(tags)].map((tag) => names.of(tag) ?? tag))
}
