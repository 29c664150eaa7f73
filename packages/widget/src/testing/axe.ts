import 'axe-core'
import type { AxeResults } from 'axe-core'

declare const axe: { run: (where: Element, options: object) => Promise<AxeResults> }

/** What WCAG 2.2 AA and good practice forbid in an element; empty if nothing. */
export async function violationsIn(element: HTMLElement): Promise<string[]> {
  // Halfway from one colour to another, contrast means nothing.
  const changes = element.shadowRoot?.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled((changes ?? []).map(({ finished }) => finished))
  const { violations } = await axe.run(element, {
    // The page around the element is not ours: its landmarks and its title are not either.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  )
}
