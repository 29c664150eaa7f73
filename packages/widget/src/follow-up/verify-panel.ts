import { html, nothing, type TemplateResult } from 'lit'
import { textIn } from '@sealpost/protocol'
import { dayText } from '../i18n/times.ts'
import { VERSION } from '../session/version.ts'
import type { WorkingFrame } from '../shell/frames.ts'
import { fingerprintText } from './fingerprint-text.ts'
import { wordsFor } from './words.ts'

/** What a careful reader compares: keys, algorithms, and the version of what is running. */
export function verifyPanel(frame: WorkingFrame): TemplateResult {
  const { terms, profile: verified, isVerifyOpen, vendor } = frame
  const words = wordsFor(terms)
  const { profile } = verified
  return html`<div class="verify" id="verify" ?hidden=${!isVerifyOpen}>
    <p>${words.verifyHow(vendor)}</p>
    <dl class="facts grid">
      ${fact(words.fingerprint, fingerprintText(frame.fingerprint))}
      ${profile.policy.channels.map(({ id, label }) =>
        fact(
          words.keysOf(textIn(label, terms.language, profile.policy.language)),
          html`<ul>
            ${(verified.recipients.get(id) ?? []).map(
              ({ fingerprint, algorithm }) =>
                html`<li>${fingerprintText(fingerprint)} <span class="muted">${algorithm}</span></li>`,
            )}
          </ul>`,
        ),
      )}
      ${fact(words.method, html`OpenPGP (RFC 9580), AES-256, SHA-512`)}
      ${fact(
        words.profile,
        html`${words.serialUntil(profile.serial, dayText(terms, profile.expires))}`,
      )}
      ${
        profile.service.proofKeys.length === 0
          ? nothing
          : fact(
              words.proofKeys,
              html`<ul>
                ${profile.service.proofKeys.map((key) => html`<li class="mono">${key}</li>`)}
              </ul>`,
            )
      }
      ${fact(words.software, html`sealpost/widget ${VERSION}`)}
    </dl>
  </div>`
}

function fact(label: string, value: TemplateResult): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}
