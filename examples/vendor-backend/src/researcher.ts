import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import {
  Form,
  Keyboard,
  readText,
  type Sent,
  type VendorSite,
  waitForText,
  watchForProblems,
} from '@sealpost/example-stage'
import { FILE, STORY } from './story.ts'

const CASE = 'sealpost-case'

/** Somebody with a browser, a file and something to say. */
export class Researcher {
  readonly page: Page
  /** Whatever the page threw or its browser complained about. */
  readonly problems: readonly string[]
  readonly #site: VendorSite
  readonly #keyboard: Keyboard

  private constructor(page: Page, site: VendorSite) {
    this.page = page
    this.problems = watchForProblems(page)
    this.#site = site
    this.#keyboard = new Keyboard(page)
  }

  static async arrive(browser: Browser, site: VendorSite): Promise<Researcher> {
    return new Researcher(await browser.newPage(), site)
  }

  /** Fills the form by keyboard up to its review. */
  async write(folder: string): Promise<Form> {
    const file = join(folder, FILE.name)
    writeFileSync(file, FILE.content)
    await this.page.goto(`${this.#site.origin}/`)
    await this.page.waitForSelector('sealpost-report >>> h2')
    const form = new Form(this.page)
    await form.keyboard.tick('Vulnerability')
    await form.continueTo('Before you report')
    await form.acceptRules()
    await form.continueTo('What is affected?')
    await form.fill({ Target: STORY.target })
    await form.keyboard.press('Continue')
    const { summary, description, steps } = STORY
    await form.fill({ Summary: summary, Description: description, 'Step 1': steps[0] })
    await form.keyboard.press('Continue')
    await form.fill({ Impact: STORY.impact })
    await form.keyboard.tick('No')
    await form.continueTo('What shows it?')
    await form.choose(file)
    await form.keyboard.press('Continue')
    await form.fill({ Name: STORY.name, Contact: STORY.contact })
    await form.continueTo('Review')
    return form
  }

  /** Opens the case with the receipt and gives all that it shows once it shows a text. */
  async readCase({ receipt }: Sent, until: string): Promise<string> {
    await this.page.goto(`${this.#site.origin}/case`)
    await this.page.waitForSelector(`${CASE} >>> input`)
    await this.#keyboard.fill('Receipt', receipt)
    await this.#keyboard.press('Open the case')
    await waitForText(this.page, CASE, until)
    return readText(this.page, CASE)
  }

  /** Writes to the vendor in the case that is open. */
  async say(text: string): Promise<void> {
    await this.#keyboard.fill('Write to', text)
    await this.#keyboard.press('Send the message')
    await waitForText(this.page, CASE, text)
  }
}
