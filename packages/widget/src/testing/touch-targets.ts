import type { Mounted } from './mounted.ts'

/** WCAG 2.2, success criteria 2.5.8 and 2.5.5. A link is never made as high as a button. */
const SMALLEST_PX = { fine: 24, coarse: 44, link: 24 } as const
/** The text's own size leaves fractions. */
const TOLERANCE_PX = 0.5

const TARGETS = 'button, a[href], input, select, textarea, summary, [role=option]'

/** What can be pressed and is smaller than its pointer asks for. What stands within a text may be. */
export function smallTargets(mounted: Mounted, pointer: 'fine' | 'coarse'): string[] {
  const restore = pointer === 'coarse' ? pretendTouch(mounted.root) : () => undefined
  const isLarge = (control: HTMLElement) => {
    const px = SMALLEST_PX[control.localName === 'a' ? 'link' : pointer] - TOLERANCE_PX
    return areasOf(control).some(({ width, height }) => width >= px && height >= px)
  }
  const small = [...mounted.root.querySelectorAll<HTMLElement>(TARGETS)].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true }) &&
      !isInText(control) &&
      !isLarge(control),
  )
  const told = small.map((control) => {
    const { width, height } = control.getBoundingClientRect()
    return `${pointer}: ${Math.round(width)} x ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`
  })
  restore()
  return told
}

/** Makes the rules for fingers hold, which no engine does without a screen to touch. */
function pretendTouch(root: ShadowRoot): () => void {
  const rules = root.adoptedStyleSheets.flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSMediaRule),
  )
  const before = rules.map(({ media }) => media.mediaText)
  for (const { media } of rules) {
    media.mediaText = media.mediaText.replace('(pointer: coarse)', '(min-width: 0px)')
  }
  return () => {
    rules.forEach(({ media }, at) => {
      media.mediaText = before[at] ?? ''
    })
  }
}

/** Where a control can be pressed: itself, and whatever is its label. */
function areasOf(control: HTMLElement): DOMRect[] {
  const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : []
  return [control, ...labels].map((area) => area.getBoundingClientRect())
}

/** Whether it stands in a line of other words. */
function isInText(control: HTMLElement): boolean {
  // Some engines make a block of an inline button.
  if (!/^inline(?:-block)?$/.test(getComputedStyle(control).display)) return false
  const letters = ({ textContent }: Element) => textContent.replace(/\s+/g, '').length
  return control.parentElement !== null && letters(control.parentElement) > letters(control)
}
