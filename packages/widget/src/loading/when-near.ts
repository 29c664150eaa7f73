/** How far below or above the visible page an element may still be. */
const MARGIN = '600px'

/** Resolves when an element comes near the visible part of the page, or gets focus. */
export function whenNear(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) finish()
      },
      { rootMargin: MARGIN },
    )
    const finish = () => {
      observer.disconnect()
      resolve()
    }
    observer.observe(element)
    element.addEventListener('focusin', finish, { once: true, signal })
    signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  })
}
