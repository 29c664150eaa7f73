import { html, nothing, type TemplateResult } from 'lit'
import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { Terms } from '../i18n/terms.ts'
import { sealIcon } from '../styles/icons.ts'
import type { Advice } from './early-advice.ts'
import { troubleNotice } from './trouble-notice.ts'

/** While the profile is fetched and verified: the height of a form, and after a moment its outline. */
export function waitingFrame(terms: Terms): TemplateResult {
  return html`<section class="form" part="form" aria-busy="true">
    <p class="only-read" role="status">${terms.loading}</p>
    <div class="skeleton" aria-hidden="true">
      <i class="title"></i><i class="line"></i><i class="label"></i><i class="box"></i
      ><i class="label"></i><i class="box tall"></i>
    </div>
  </section>`
}

export type RefusedFrame = { terms: Terms; advice: Advice; retry: () => void }

/** When the form cannot work: what happened, what to do, and the page's own fallback. */
export function refusedFrame({ terms, advice, retry }: RefusedFrame): TemplateResult {
  return html`<section class="form" part="form" lang=${terms.language}>
    <div class="step refused" part="step">
      <h2>${terms.refused}</h2>
      ${troubleNotice(advice)}
      <p>${terms.nothingSent}</p>
      ${
        advice.mayPass
          ? html`<button type="button" class="button" part="secondary" @click=${retry}>
              ${terms.retry}
            </button>`
          : nothing
      }
      <div><slot></slot></div>
    </div>
  </section>`
}

/** An element's title, and who can read what stands below. */
export type ElementHeader = { title: string; promise: string }

export type WorkingFrame = ElementHeader & {
  terms: Terms
  vendor: string
  fingerprint: string
  profile: VerifiedProfile
  isVerifyOpen: boolean
  toggleVerify: () => void
  verifyPanel: (frame: WorkingFrame) => TemplateResult
  announcement: string
  body: TemplateResult | typeof nothing
}

/** A verified vendor's title, the promise that everything rests on, and how to check it. */
export function workingFrame(frame: WorkingFrame): TemplateResult {
  const { terms, isVerifyOpen } = frame
  return html`<section class="form" part="form" aria-labelledby="title" lang=${terms.language}>
    <header part="header">
      <h2 id="title">${frame.title}</h2>
      <p class="seal">
        ${sealIcon}
        <span>
          ${frame.promise}<span aria-hidden="true">&nbsp;·</span>
          <button
            type="button"
            class="link"
            aria-expanded=${isVerifyOpen}
            aria-controls="verify"
            @click=${frame.toggleVerify}
          >
            ${terms.verify}
          </button>
        </span>
      </p>
      ${frame.verifyPanel(frame)}
    </header>
    ${frame.body}
    <p class="only-read" role="status">${frame.announcement}</p>
  </section>`
}
