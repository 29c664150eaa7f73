import { nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { textIn } from '@sealpost/protocol'
import { isolate } from '../i18n/isolate.ts'
import type { SectionId } from '../i18n/public-terms.ts'
import { loadPublicPages } from '../loading/load-public-pages.ts'
import type { PublicPages } from '../public-pages/public-pages.ts'
import { startReadingSession } from '../session/session.ts'
import type { ElementHeader } from '../shell/frames.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import type { Ready } from '../shell/session-controller.ts'
import { elementStyles } from '../styles/element-styles.ts'
import { reserveForPolicy } from '../styles/reserve.ts'
import { anchorOf, SECTION_IDS } from './policy-screen.ts'

/**
 * A vendor's disclosure policy, rendered from the profile that its key signed. Its chapters can be
 * linked to as `#policy-scope` and so on. Its children are shown when it cannot work.
 *
 * @fires form-refused - The policy cannot be shown, and says why.
 */
export class SealpostPolicy extends SealpostElement {
  static override properties: PropertyDeclarations = { filter: { state: true } }
  static override styles = [...elementStyles, reserveForPolicy]

  declare private filter: string
  #pages: PublicPages | null = null
  #hasArrived = false

  constructor() {
    super()
    // Nothing is sealed here: what a vendor once promised can still be read when it has expired.
    this.connect = startReadingSession
    this.filter = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#followFragment)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#followFragment)
  }

  override async loadParts(): Promise<void> {
    this.#pages = await loadPublicPages()
  }

  protected override headerFor(_: Ready, vendor: string): ElementHeader {
    return this.#pages?.policyHeader(this.terms, vendor) ?? { title: vendor, promise: '' }
  }

  protected override renderBody({ session }: Ready): TemplateResult | typeof nothing {
    const { terms, fingerprint, filter } = this
    const { profile } = session.profile
    const { policy } = profile
    const page = this.#pages?.policyPage({
      terms,
      vendor: isolate(policy.name),
      profile,
      fingerprint,
      filter,
      say: (text) => textIn(text, terms.language, policy.language),
      setFilter: (text) => {
        this.filter = text
      },
      goTo: (section) => this.#goTo(section),
    })
    return page ?? nothing
  }

  protected override updated(): void {
    super.updated()
    if (this.#pages) this.adopt(this.#pages.styles)
    if (this.#hasArrived || this.session.status.kind !== 'ready') return
    this.#hasArrived = true
    this.#followFragment()
  }

  readonly #followFragment = (): void => {
    const section = SECTION_IDS.find((id) => location.hash === `#${anchorOf(id)}`)
    if (section) this.#goTo(section)
  }

  #goTo(section: SectionId): void {
    const heading = this.shadowRoot?.getElementById(anchorOf(section))
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sealpost-policy': SealpostPolicy
  }
}
