import type { BrowserContext, Page } from 'puppeteer-core'
import { Case } from './case.ts'
import { type Finding, Form } from './form.ts'
import { watchForProblems } from './page-text.ts'
import { Screen } from './screen.ts'

/** Somebody who visits a vendor's site and uses it by keyboard. */
export class Researcher {
  readonly page: Page
  /** Whatever the page threw or its browser complained about. */
  readonly problems: readonly string[]
  readonly #origin: string

  private constructor(page: Page, origin: string) {
    this.page = page
    this.problems = watchForProblems(page)
    this.#origin = origin
  }

  static async arrive(profile: BrowserContext, origin: string): Promise<Researcher> {
    return new Researcher(await profile.newPage(), origin)
  }

  /** Opens the form. */
  async openForm(): Promise<Form> {
    await this.page.goto(`${this.#origin}/`)
    const form = new Form(this.page)
    await form.waitForPart('h2')
    return form
  }

  /** Opens the form and answers it up to the question for evidence. */
  async describe(finding: Finding): Promise<Form> {
    const form = await this.openForm()
    await form.describe(finding)
    return form
  }

  /** Opens the case with the receipt, and waits until it says this. */
  async openCase(receipt: string, until: string): Promise<Case> {
    await this.page.goto(`${this.#origin}/case`)
    const opened = new Case(this.page)
    await opened.open(receipt, until)
    return opened
  }

  /** What another page of the site says, once it says this. */
  async read(path: '/policy' | '/credits', until: string): Promise<string> {
    await this.page.goto(`${this.#origin}${path}`)
    const screen = new Screen(this.page, `sealpost-${path.slice(1)}`)
    await screen.waitFor(until)
    return screen.text()
  }
}
