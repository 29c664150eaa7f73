/** Marks an unread entry in the timeline; its value is the entry's revision. */
const UNREAD_ATTRIBUTE = 'data-unread'

/** Notices which unread entries were in view, and says up to which one that is all of them. */
export class UnreadWatch {
  readonly #tell: (revision: number) => void
  readonly #observer: IntersectionObserver
  #watched = new Set<Element>()
  #seen = new Set<number>()
  #told = 0

  constructor(tell: (revision: number) => void) {
    this.#tell = tell
    // A long message is read once its end was in view.
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), {
      threshold: [0.01, 0.5, 1],
    })
  }

  /** Looks out for what is unread now; called after each rendering. */
  watch(root: ParentNode): void {
    const unread = new Set(root.querySelectorAll(`[${UNREAD_ATTRIBUTE}]`))
    for (const element of this.#watched) if (!unread.has(element)) this.#observer.unobserve(element)
    for (const element of unread) if (!this.#watched.has(element)) this.#observer.observe(element)
    this.#watched = unread
  }

  /** Forgets everything: another case is shown, or none. */
  stop(): void {
    this.#observer.disconnect()
    this.#watched.clear()
    this.#seen.clear()
    this.#told = 0
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, boundingClientRect, rootBounds } of entries) {
      const isEndInView = rootBounds !== null && boundingClientRect.bottom <= rootBounds.bottom
      if (intersectionRatio >= 0.5 || (intersectionRatio > 0 && isEndInView)) {
        this.#seen.add(revisionOf(target))
      }
    }
    const revision = this.#readUpTo()
    if (revision <= this.#told) return
    this.#told = revision
    this.#tell(revision)
  }

  /** The last revision before which nothing is left unread. */
  #readUpTo(): number {
    const unread = [...this.#watched].map(revisionOf).sort((one, other) => one - other)
    const firstUnseen = unread.findIndex((revision) => !this.#seen.has(revision))
    return unread[firstUnseen < 0 ? unread.length - 1 : firstUnseen - 1] ?? 0
  }
}

function revisionOf(element: Element): number {
  return Number(element.getAttribute(UNREAD_ATTRIBUTE))
}
