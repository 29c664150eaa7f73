/** Texts that would run, load, hide or reorder something wherever they were taken for markup. */
export async function hostileTexts(): Promise<string[]> {
  const fixture = await fetch('/packages/protocol/fixtures/texts/hostile.json')
  return toTexts(await fixture.json())
}

/** What such texts have made of a page: elements that none of ours are, and what ran. */
export function ranIn(root: ParentNode): string[] {
  const made = root.querySelectorAll(
    'script, img, iframe, object, embed, style, link, template, marquee, video, math, [onerror], [onload], [onfocus]',
  )
  const ran = Reflect.has(window, 'hostileRan') ? ['Something ran.'] : []
  return [...[...made].map(({ outerHTML }) => outerHTML), ...ran]
}

/** The fixture is a list of texts. */
function toTexts(json: unknown): string[] {
  return json as string[]
}
