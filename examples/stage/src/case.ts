import type { Page } from 'puppeteer-core'
import { Screen } from './screen.ts'

/** A case as its reporter follows it. */
export class Case extends Screen {
  constructor(page: Page) {
    super(page, 'sealpost-case')
  }

  /** Opens it with the receipt, and waits until it says this. */
  async open(receipt: string, until: string): Promise<void> {
    await this.waitForPart('input')
    await this.fill({ Receipt: receipt })
    await this.keyboard.press('Open the case')
    await this.waitFor(until)
  }

  /** Looks for changes, and waits until it says this. */
  async lookFor(text: string): Promise<void> {
    await this.keyboard.press('Look for changes')
    await this.waitFor(text)
  }

  /** Writes to the vendor, and waits until the message stands in the case. */
  async write(text: string): Promise<void> {
    await this.fill({ 'Write to': text })
    await this.keyboard.press('Send the message')
    await this.waitFor(text)
  }
}
