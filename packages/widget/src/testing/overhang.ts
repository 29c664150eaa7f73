import type { Mounted } from './mounted.ts'

/** What sticks out of an element to either side: boxes, and words that are longer than theirs. */
export function overhang({ element, root }: Mounted): string[] {
  const outer = element.getBoundingClientRect()
  const isInside = ({ left, right, width }: DOMRect) =>
    width === 0 || (left >= outer.left - 1 && right <= outer.right + 1)
  const shown = [...root.querySelectorAll('.form > :not(.only-read) :not(.only-read)')]
  const boxes = shown.filter((node) => !isInside(node.getBoundingClientRect()))
  const words = shown.filter((node) => !textBoxes(node).every(isInside))
  return [...new Set([...boxes, ...words])].map((node) => node.outerHTML.slice(0, 120))
}

/** One for each line of what stands directly in an element. */
function textBoxes(element: Element): DOMRect[] {
  return [...element.childNodes].flatMap((node) => {
    if (!(node instanceof Text)) return []
    const range = new Range()
    range.selectNode(node)
    return [...range.getClientRects()]
  })
}
