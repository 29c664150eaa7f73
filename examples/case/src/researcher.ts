import assert from 'node:assert/strict'
import type { Browser, Page } from 'puppeteer-core'
import {
  type Engine,
  Form,
  Keyboard,
  launchBrowser,
  readText,
  type Sent,
  type VendorSite,
  waitForText,
  watchForProblems,
} from '@sealpost/example-stage'
import type { Evidence } from './evidence.ts'
import { DAYS, DETAIL, NAME, REPORT } from './story.ts'

const CASE = 'sealpost-case'

/** A researcher with a browser profile of their own. */
export class Researcher {
  readonly page: Page
  /** Whatever the page threw or its browser complained about. */
  readonly problems: readonly string[]
  readonly #browser: Browser
  readonly #keyboard: Keyboard
  readonly #site: VendorSite

  private constructor(browser: Browser, page: Page, site: VendorSite) {
    this.#browser = browser
    this.page = page
    this.problems = watchForProblems(page)
    this.#keyboard = new Keyboard(page)
    this.#site = site
  }

  static async arrive(engine: Engine, site: VendorSite): Promise<Researcher> {
    const browser = await launchBrowser(engine)
    return new Researcher(browser, await browser.newPage(), site)
  }

  leave(): Promise<void> {
    return this.#browser.close()
  }

  /** Fills the form by keyboard, chooses files and sends. */
  async report(evidence: readonly Evidence[]): Promise<Sent> {
    await this.page.goto(`${this.#site.origin}/`)
    await this.page.waitForSelector('sealpost-report >>> h2')
    const form = new Form(this.page)
    await form.keyboard.tick('Vulnerability')
    await form.continueTo('Before you report')
    await form.acceptRules()
    await form.continueTo('What is affected?')
    await form.fill(REPORT.target)
    await form.keyboard.press('Continue')
    await form.fill(REPORT.finding)
    await form.keyboard.press('Continue')
    await form.fill(REPORT.impact)
    await form.keyboard.tick('No')
    await form.continueTo('What shows it?')
    await form.choose(...evidence.map(({ path }) => path))
    await form.keyboard.press('Continue')
    await form.fill({ Name: NAME })
    await form.keyboard.tick('By my name')
    await form.continueTo('Review')
    return form.send()
  }

  /** Opens the case with the receipt, which is all this browser knows. */
  async openCase(receipt: string, until: string): Promise<void> {
    await this.page.goto(`${this.#site.origin}/case`)
    await this.page.waitForSelector(`${CASE} >>> input`)
    await this.#keyboard.fill('Receipt', receipt)
    await this.#keyboard.press('Open the case')
    await waitForText(this.page, CASE, until)
    assert.ok((await readText(this.page, CASE)).includes(DETAIL.question))
  }

  /** Answers what the vendor asked for, in the form's own control. */
  async answerDetail(): Promise<void> {
    await this.#keyboard.fill(DETAIL.label, DETAIL.answer)
    await this.#keyboard.press('Send the answer')
    await waitForText(this.page, CASE, 'Acknowledged')
  }

  /** Says no to the vendor's day by proposing another one. */
  async reviseDate(): Promise<void> {
    await this.sees('Propose another date')
    await this.#keyboard.press('Propose another date')
    await this.#keyboard.tabTo('The issue may become public on')
    await this.#typeDay(DAYS.revised)
    await this.#keyboard.press('Send the proposal')
    await waitForText(this.page, CASE, 'You proposed')
  }

  /** Looks for changes until the case says this. */
  async sees(text: string): Promise<void> {
    await this.#look()
    await waitForText(this.page, CASE, text)
  }

  /** Reads the hall of fame. */
  async readsCredits(): Promise<void> {
    await this.page.goto(`${this.#site.origin}/credits`)
    await waitForText(this.page, 'sealpost-credits', NAME)
  }

  #look(): Promise<void> {
    return this.#keyboard.press('Look for changes')
  }

  /** Date controls take the parts in the order of the page's language: month, day, year. */
  async #typeDay(day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-')
    await this.page.keyboard.type(`${month}${date}${year}`)
  }
}
