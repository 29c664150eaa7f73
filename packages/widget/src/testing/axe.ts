import 'axe-core'
import type { AxeResults } from 'axe-core'

declare const axe: { run: (where: Element, options: object) => Promise<AxeResults> }

/** What WCAG 2.2 AA and good practice forbid in an element; empty if nothing. */
export function violationsIn(element: HTMLElement): Promise<string[]> {
  // The page around the element is not ours: its landmarks and its title are not either.
  return run(element, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
}

/** What of it is a matter of colours, which is all that another colour scheme can change. */
export function colourViolationsIn(element: HTMLElement): Promise<string[]> {
  return run(element, { runOnly: ['color-contrast', 'link-in-text-block'] })
}

async function run(element: HTMLElement, options: object): Promise<string[]> {
  // Halfway from one colour to another, contrast means nothing.
  const changes = element.shadowRoot?.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled((changes ?? []).map(({ finished }) => finished))
  const { violations } = await axe.run(element, { resultTypes: ['violations'], ...options })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  )
}
