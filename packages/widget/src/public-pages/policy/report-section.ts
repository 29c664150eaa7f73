import { html, nothing, type TemplateResult } from 'lit'
import type { PolicyChannel } from '@sealpost/protocol'
import { fact } from './facts.ts'
import type { PolicyView } from './policy-view.ts'

/** Who may report, and by which ways. */
export function reportSection(view: PolicyView): TemplateResult {
  const { policy, terms, words, vendor } = view
  return html`<p>
      <b>${words.whoMayReport}:</b> ${words.identity[policy.identity](vendor)}
    </p>
    <ul class="ways">
      ${policy.channels.map((channel) => html`<li>${way(view, channel)}</li>`)}
    </ul>
    ${otherwise(view)}
    ${policy.url ? html`<p>${webLink(policy.url, terms.readPolicy(vendor))}</p>` : nothing}`
}

function way({ words, say }: PolicyView, channel: PolicyChannel): TemplateResult {
  const { label, description, audience, mailbox, urgency = 'never' } = channel
  return html`<h4 class="words">${say(label)}</h4>
    ${description ? html`<p class="words">${say(description)}</p>` : nothing}
    <dl class="facts grid">
      ${fact(words.audience, audience && html`<span class="words">${say(audience)}</span>`)}
      ${fact(words.mailbox, mailbox && mailLink(mailbox))}
      ${fact(words.urgencyLabel, urgency === 'never' ? undefined : words.urgency[urgency])}
    </dl>`
}

function otherwise({ policy, words }: PolicyView): TemplateResult | typeof nothing {
  const { email, url } = policy.fallback ?? {}
  if (email === undefined && url === undefined) return nothing
  return html`<p>
    <b>${words.otherwise}:</b> ${email === undefined ? nothing : mailLink(email)}
    ${url === undefined ? nothing : webLink(url, url)}
  </p>`
}

function mailLink(address: string): TemplateResult {
  // What follows a question mark would be read as headers of the mail (RFC 6068 §2).
  const encoded = encodeURIComponent(address).replace('%40', '@')
  return html`<a href=${`mailto:${encoded}`}><bdi>${address}</bdi></a>`
}

function webLink(url: string, words: string): TemplateResult {
  return html`<a href=${url} target="_blank" rel="noopener noreferrer"><bdi>${words}</bdi></a>`
}
