import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { type Credit, textIn } from '@sealpost/protocol'
import { isolate } from '../i18n/isolate.ts'
import { loadPublicPages } from '../loading/load-public-pages.ts'
import type { PublicPages } from '../public-pages/public-pages.ts'
import { type Session, startReadingSession } from '../session/session.ts'
import type { ElementHeader } from '../shell/frames.ts'
import { SealpostElement } from '../shell/sealpost-element.ts'
import type { Ready } from '../shell/session-controller.ts'
import { elementStyles } from '../styles/element-styles.ts'
import { reserveForCredits } from '../styles/reserve.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import { nameId } from './credits-screen.ts'

/** Names that have come so far. */
type List = {
  /** Whose they are: another session begins another list. */
  session: Session
  credits: readonly Credit[]
  /** Null asks for the first page, undefined for none. */
  next: string | null | undefined
  isLoading: boolean
  trouble: Trouble | null
}

/**
 * A vendor's hall of fame, newest first. The terms are the vendor's, signed; the names are as the
 * service lists them. Its children are shown when it cannot work.
 *
 * @fires form-refused - The names cannot be shown, and says why.
 */
export class SealpostCredits extends SealpostElement {
  static override properties: PropertyDeclarations = { list: { state: true } }
  static override styles = [...elementStyles, reserveForCredits]

  declare private list: List | null
  #pages: PublicPages | null = null

  constructor() {
    super()
    this.connect = startReadingSession
    this.list = null
  }

  override async loadParts(): Promise<void> {
    this.#pages = await loadPublicPages()
  }

  protected override headerFor(_: Ready, vendor: string): ElementHeader {
    return this.#pages?.creditsHeader(this.terms, vendor) ?? { title: vendor, promise: '' }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { status } = this.session
    if (status.kind !== 'ready' || this.list?.session === status.session) return
    const { session } = status
    if (!session.profile.profile.policy.credit) return
    this.#load({ session, credits: [], next: null, isLoading: false, trouble: null })
  }

  protected override renderBody({ session, followUp }: Ready): TemplateResult | typeof nothing {
    const { terms, list } = this
    const { policy } = session.profile.profile
    const vendor = isolate(policy.name)
    const trouble = list?.trouble ?? null
    const page = this.#pages?.creditsPage({
      terms,
      vendor,
      policy,
      credits: list?.credits ?? [],
      isLoading: list?.isLoading ?? false,
      advice: trouble && followUp.adviceFor(terms, vendor, trouble),
      hasMore: list?.next !== undefined,
      say: (text) => textIn(text, terms.language, policy.language),
      more: () => {
        if (this.list) this.#load(this.list)
      },
    })
    return page ?? nothing
  }

  protected override updated(): void {
    super.updated()
    if (this.#pages) this.adopt(this.#pages.styles)
  }

  /** Shows that names are awaited, then those that came, unless another list was begun meanwhile. */
  #load(list: List): void {
    const loading = { ...list, isLoading: true, trouble: null }
    this.list = loading
    void this.#loaded(loading).then((loaded) => {
      if (this.list !== loading) return
      this.list = loaded
      if (list.next === null && !list.trouble) return
      const isShort = loaded.credits.length === list.credits.length
      this.focusNext(isShort ? 'more' : nameId(list.credits.length))
    })
  }

  async #loaded(list: List): Promise<List> {
    try {
      const { items, nextCursor } = await list.session.listCredits(list.next ?? null)
      const credits = [...list.credits, ...items]
      this.announcement = this.#pages?.creditsShown(this.terms, credits.length) ?? ''
      return { ...list, credits, next: nextCursor ?? undefined, isLoading: false }
    } catch (error) {
      return { ...list, isLoading: false, trouble: troubleOf(error) }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sealpost-credits': SealpostCredits
  }
}
