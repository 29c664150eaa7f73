import type { Page } from 'puppeteer-core'

/** Waits until an element shows a text. */
export async function waitForText(page: Page, element: string, text: string): Promise<void> {
  await page.waitForFunction(
    (name, wanted) => {
      const root = document.querySelector(name)?.shadowRoot
      return root?.textContent.includes(wanted) ?? false
    },
    { timeout: 60_000 },
    element,
    text,
  )
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

/** What a person would see, for whoever has to find out why a story ended early. */
export function shownBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.querySelector('sealpost-report, sealpost-case')
    return `${location.href}\n${element?.shadowRoot?.textContent.replace(/\s+/g, ' ').slice(0, 2000) ?? ''}`
  })
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
