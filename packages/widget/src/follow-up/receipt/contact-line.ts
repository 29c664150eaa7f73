import { html, nothing, type TemplateResult } from 'lit'
import type { Policy } from '@sealpost/protocol'
import type { FollowUpTerms } from '../../i18n/follow-up-terms.ts'

/** Where else the vendor can be reached, by its verified policy. */
export function contactLine(
  words: FollowUpTerms,
  vendor: string,
  { fallback }: Policy,
): TemplateResult | typeof nothing {
  const { email, url } = fallback ?? {}
  if (email === undefined && url === undefined) return nothing
  return html`<p>${words.contact(vendor)}:</p>
    <p>
    ${email === undefined ? nothing : html`<a href="mailto:${email}"><bdi>${email}</bdi></a>`}
    ${
      url === undefined
        ? nothing
        : html`<a href=${url} target="_blank" rel="noopener noreferrer"><bdi>${url}</bdi></a>`
    }
  </p>`
}
