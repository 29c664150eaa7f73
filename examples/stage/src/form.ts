import assert from 'node:assert/strict'
import { basename } from 'node:path'
import type { Page } from 'puppeteer-core'
import { Keyboard } from './keyboard.ts'
import { readText, waitForText } from './page-text.ts'

const FORM = 'sealpost-report'

/** What a reporter takes away. */
export type Sent = { receipt: string; reference: string }

/** The form as a reporter meets it: what it says, and what can be done by keyboard. */
export class Form {
  readonly keyboard: Keyboard
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.keyboard = new Keyboard(page)
  }

  /** Checks that the form says each of these, wherever it is now. */
  async says(...texts: readonly string[]): Promise<void> {
    const shown = await readText(this.#page, FORM)
    for (const text of texts) assert.ok(shown.includes(text), `the form says: ${text}\n${shown}`)
  }

  /** Checks that the form says none of these. */
  async saysNot(...texts: readonly string[]): Promise<void> {
    const shown = await readText(this.#page, FORM)
    for (const text of texts) assert.ok(!shown.includes(text), `the form does not say: ${text}`)
  }

  /** Goes on to the step with this heading. */
  async continueTo(heading: string): Promise<void> {
    await this.keyboard.press('Continue')
    await this.waitFor(heading)
  }

  /** Tries to go on, and checks that the form stays and says why. */
  async isStoppedBy(...reasons: readonly string[]): Promise<void> {
    await this.keyboard.press('Continue')
    await waitForText(this.#page, FORM, 'your attention')
    await this.says(...reasons)
  }

  async waitFor(text: string): Promise<void> {
    await waitForText(this.#page, FORM, text)
  }

  /** Fills each field by its label. */
  async fill(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(answers)) await this.keyboard.fill(label, text)
  }

  /** Follows the link that the list of problems has for a field, and types over what is there. */
  async mend(label: string, text: string): Promise<void> {
    await this.keyboard.press(`${label}:`)
    await this.#page.keyboard.down('Control')
    await this.#page.keyboard.press('a')
    await this.#page.keyboard.up('Control')
    await this.#page.keyboard.type(text)
  }

  /** Chooses files from the disk, as its dialog would. */
  async choose(...paths: readonly string[]): Promise<void> {
    const input = await this.#page.waitForSelector(`${FORM} >>> input[type=file]`)
    await (await input?.toElement('input'))?.uploadFile(...paths)
    for (const path of paths) await this.waitFor(basename(path))
  }

  /** Accepts all rules, or one after the other, as the policy wants it. */
  async acceptRules(): Promise<void> {
    const boxes = await this.#page.$$(`${FORM} >>> input[type=checkbox]`)
    for (const box of boxes) {
      const name = await box.evaluate((input) => input.closest('label')?.textContent ?? '')
      await this.keyboard.tick(name.replace(/\s+/g, ' ').trim())
    }
  }

  /** From the review on: keeps the receipt and sends. */
  async send(): Promise<Sent> {
    await this.keyboard.press('Continue')
    const receipt = await readText(this.#page, `${FORM} >>> .receipt-code`)
    await this.keyboard.press('I wrote it down')
    await this.keyboard.press('Send the report')
    await this.waitFor('Your report has arrived')
    const sent = await readText(this.#page, FORM)
    return { receipt, reference: /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent)?.[0] ?? '' }
  }
}
