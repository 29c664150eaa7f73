import { basename } from 'node:path'
import type { Page } from 'puppeteer-core'
import { Screen } from './screen.ts'

/** What a reporter takes away. */
export type Sent = { receipt: string; reference: string }

/** What a researcher has found out about a vulnerability, by the fields of a policy. */
export type Finding = {
  target: string
  environment?: string
  summary: string
  description: string
  steps: readonly string[]
  impact: string
}

/** The form as a reporter meets it. */
export class Form extends Screen {
  constructor(page: Page) {
    super(page, 'sealpost-report')
  }

  /** Goes on to the step with this heading. */
  async continueTo(heading: string): Promise<void> {
    await this.keyboard.press('Continue')
    await this.waitFor(heading)
  }

  /** Tries to go on, and checks that the form stays and says why. */
  async isStoppedBy(...reasons: readonly string[]): Promise<void> {
    await this.continueTo('your attention')
    await this.says(...reasons)
  }

  /** Answers what is asked about a vulnerability, from the first question to the one for evidence. */
  async describe(finding: Finding): Promise<void> {
    const { target, environment, summary, description, steps, impact } = finding
    await this.keyboard.tick('Vulnerability')
    await this.continueTo('Before you report')
    await this.acceptRules()
    await this.continueTo('What is affected?')
    await this.fill({ Target: target, ...(environment && { 'Test environment': environment }) })
    await this.continueTo('What did you find?')
    await this.fill({ Summary: summary, Description: description })
    for (const [at, step] of steps.entries()) {
      if (at > 0) await this.keyboard.press('Add a step')
      await this.fill({ [`Step ${at + 1}`]: step })
    }
    await this.continueTo('How bad is it?')
    await this.fill({ Impact: impact })
    await this.keyboard.tick('No')
    await this.continueTo('What shows it?')
  }

  /** Follows the link that the list of problems has for a field, and types over what is there. */
  async mend(label: string, text: string): Promise<void> {
    await this.keyboard.press(`${label}:`)
    await this.page.keyboard.down('Control')
    await this.page.keyboard.press('a')
    await this.page.keyboard.up('Control')
    await this.page.keyboard.type(text)
  }

  /** Chooses files from the disk, as its dialog would. */
  async choose(...paths: readonly string[]): Promise<void> {
    const input = await this.page.waitForSelector('sealpost-report >>> input[type=file]')
    await (await input?.toElement('input'))?.uploadFile(...paths)
    for (const path of paths) await this.waitFor(basename(path))
  }

  /** Accepts all rules, or one after the other, as the policy wants it. */
  async acceptRules(): Promise<void> {
    const boxes = await this.page.$$('sealpost-report >>> input[type=checkbox]')
    for (const box of boxes) {
      const name = await box.evaluate((input) => input.closest('label')?.textContent ?? '')
      await this.keyboard.tick(name.replace(/\s+/g, ' ').trim())
    }
  }

  /** From the review on: writes down the receipt, and stops before the last button. */
  async takeReceipt(): Promise<string> {
    await this.keyboard.press('Continue')
    const receipt = await this.text('.receipt-code')
    await this.keyboard.press('I wrote it down')
    return receipt
  }

  /** From the review on: writes down the receipt, and sends. */
  async send(): Promise<Sent> {
    const receipt = await this.takeReceipt()
    await this.keyboard.press('Send the report')
    await this.waitFor('Your report has arrived')
    const reference = /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await this.text())?.[0] ?? ''
    return { receipt, reference }
  }
}
