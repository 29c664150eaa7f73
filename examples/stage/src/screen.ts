import assert from 'node:assert/strict'
import type { Page } from 'puppeteer-core'
import { Keyboard } from './keyboard.ts'
import { readText, waitForText } from './page-text.ts'

/** An element of a page as people meet it: what it says, and what can be done by keyboard. */
export class Screen {
  readonly page: Page
  readonly keyboard: Keyboard
  readonly #element: string

  constructor(page: Page, element: string) {
    this.page = page
    this.keyboard = new Keyboard(page)
    this.#element = element
  }

  /** All that it says now, or one part of it, with white space folded and bidi isolates taken off. */
  text(part?: string): Promise<string> {
    return readText(this.page, part ? `${this.#element} >>> ${part}` : this.#element)
  }

  /** Checks that it says each of these, wherever it is now. */
  async says(...texts: readonly string[]): Promise<void> {
    const shown = await this.text()
    for (const text of texts) assert.ok(shown.includes(text), `the page says: ${text}\n${shown}`)
  }

  /** Checks that it says none of these. */
  async saysNot(...texts: readonly string[]): Promise<void> {
    const shown = await this.text()
    for (const text of texts) assert.ok(!shown.includes(text), `the page does not say: ${text}`)
  }

  /** Waits until it says this. */
  waitFor(text: string): Promise<void> {
    return waitForText(this.page, this.#element, text)
  }

  /** Waits until it holds what a selector finds. */
  async waitForPart(part: string): Promise<void> {
    await this.page.waitForSelector(`${this.#element} >>> ${part}`)
  }

  /** Fills each field by its label. */
  async fill(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(answers)) await this.keyboard.fill(label, text)
  }
}
