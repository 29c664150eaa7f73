import {
  type CSSResult,
  LitElement,
  type nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { isolate } from '../i18n/isolate.ts'
import type { Terms } from '../i18n/terms.ts'
import { startSession } from '../session/session.ts'
import { type ElementHeader, refusedFrame, waitingFrame, workingFrame } from './frames.ts'
import { type Ready, SessionController, type SessionHost } from './session-controller.ts'

const PLACE = ['service', 'vendor', 'fingerprint', 'serial']

/**
 * What the form and the case share: a place, a language, a session with a verified profile, and the
 * frame around it. Until a profile was verified, nothing in the frame comes from the service.
 */
export abstract class SealpostElement extends LitElement implements SessionHost {
  static override properties: PropertyDeclarations = {
    service: {},
    vendor: {},
    fingerprint: {},
    serial: {},
    language: {},
    connect: { attribute: false },
    isVerifyOpen: { state: true },
    announcement: { state: true },
  }

  /** Base address of the service. */
  declare service: string
  /** The vendor's short name. */
  declare vendor: string
  /** Primary fingerprint of the one key this page trusts, 40 hex digits. */
  declare fingerprint: string
  /** The lowest profile serial to accept; empty for any. */
  declare serial: string
  /** BCP 47 tag; empty to follow the page. */
  declare language: string
  /** Makes the session; a page never sets this. */
  declare connect: typeof startSession
  declare protected isVerifyOpen: boolean
  declare protected announcement: string

  protected readonly session: SessionController = new SessionController(this)
  #focusId = ''

  constructor() {
    super()
    this.service = ''
    this.vendor = ''
    this.fingerprint = ''
    this.serial = ''
    this.language = ''
    this.connect = startSession
    this.isVerifyOpen = false
    this.announcement = ''
  }

  /** The element's title once its vendor is known, and who can read what stands below. */
  protected abstract headerFor(ready: Ready, vendor: string): ElementHeader

  /** Loads what this element alone needs before it can stand. */
  loadParts(): Promise<void> {
    return Promise.resolve()
  }

  /** What stands under the header, by a verified profile. */
  protected abstract renderBody(ready: Ready): TemplateResult | typeof nothing

  /** Focuses an element after the next update. */
  protected focusNext(id: string): void {
    this.#focusId = id
    this.requestUpdate()
  }

  protected get terms(): Terms {
    return this.session.terms
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated && this.session.status.kind !== 'ready') void this.session.start()
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (PLACE.some((name) => changed.has(name))) void this.session.start()
    else if (changed.has('language')) void this.session.speak()
  }

  protected override updated(): void {
    const { status } = this.session
    if (status.kind === 'ready') this.adopt(status.followUp.styles)
    const focusId = this.#focusId
    this.#focusId = ''
    if (focusId) this.shadowRoot?.getElementById(focusId)?.focus()
  }

  /** Puts on the styles of a part that was loaded; once, however often it is asked to. */
  protected adopt({ styleSheet }: CSSResult): void {
    const sheets = this.shadowRoot?.adoptedStyleSheets
    if (styleSheet && sheets && !sheets.includes(styleSheet)) sheets.push(styleSheet)
  }

  protected override render(): TemplateResult {
    const { terms } = this
    const { status } = this.session
    switch (status.kind) {
      case 'waiting':
        return waitingFrame(terms)
      case 'refused':
        return refusedFrame({
          terms,
          advice: status.adviceIn(terms, isolate(this.vendor)),
          retry: () => void this.session.start(),
        })
      case 'ready':
        return this.#working(status)
    }
  }

  #working(ready: Ready): TemplateResult {
    const { terms } = this
    const { profile } = ready.session
    const vendor = isolate(profile.profile.policy.name)
    return workingFrame({
      terms,
      vendor,
      ...this.headerFor(ready, vendor),
      fingerprint: this.fingerprint,
      profile,
      isVerifyOpen: this.isVerifyOpen,
      toggleVerify: () => {
        this.isVerifyOpen = !this.isVerifyOpen
      },
      verifyPanel: ready.followUp.verifyPanel,
      announcement: this.announcement,
      body: this.renderBody(ready),
    })
  }
}
