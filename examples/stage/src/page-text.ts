import type { Page } from 'puppeteer-core'

const TIME_LIMIT_MS = 60_000

/**
 * Waits until an element shows a text.
 *
 * @throws Error with what it shows instead, if it does not in time.
 */
export async function waitForText(page: Page, element: string, text: string): Promise<void> {
  const isShown = (name: string, wanted: string) =>
    document.querySelector(name)?.shadowRoot?.textContent.includes(wanted) ?? false
  try {
    await page.waitForFunction(isShown, { timeout: TIME_LIMIT_MS }, element, text)
  } catch (cause) {
    const shown = await readText(page, element)
    throw new Error(`${page.url()} does not say: ${text}\nIt says: ${shown}`, { cause })
  }
}

/** The text of an element, its shadow root included, with white space folded and bidi isolates taken off. */
export async function readText(page: Page, selector: string): Promise<string> {
  const element = await page.waitForSelector(selector)
  const text = await element?.evaluate((node) => (node.shadowRoot ?? node).textContent)
  return (text ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Collects all that a page throws or its browser complains about, broken security policies included. */
export function watchForProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon'))
      problems.push(message.text())
  })
  return problems
}
