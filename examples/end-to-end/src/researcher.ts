import type { Page } from 'puppeteer-core'
import { Keyboard, readText, waitForText } from '@sealpost/example-stage'
import { STORY } from './story.ts'

/** What the researcher takes away. */
export type Outcome = { receipt: string; reference: string }

/** Fills the form from its first question to the receipt, by keyboard alone, and sends it. */
export async function reportByKeyboard(page: Page): Promise<Outcome> {
  const keyboard = new Keyboard(page)
  await page.waitForSelector('sealpost-report >>> input[type=radio]')

  await keyboard.tick('Vulnerability')
  await keyboard.press('Continue')
  await acceptEveryRule(page, keyboard)
  await keyboard.press('Continue')
  await describeTarget(keyboard)
  await keyboard.press('Continue')
  await describeFinding(keyboard)
  await keyboard.press('Continue')
  await keyboard.fill('Impact', STORY.impact)
  await keyboard.tick('No')
  await keyboard.press('Continue')
  // Nothing but words shows it.
  await keyboard.press('Continue')
  await keyboard.fill('Name', STORY.name)
  await keyboard.fill('Contact', STORY.contact)
  await keyboard.press('Continue')

  await waitForText(page, 'sealpost-report', 'kanarie-wirkung')
  await keyboard.press('Continue')
  const receipt = await readText(page, 'sealpost-report >>> .receipt-code')
  await keyboard.press('I wrote it down')
  await keyboard.press('Send the report')
  await waitForText(page, 'sealpost-report', 'Your report has arrived')
  const sent = await readText(page, 'sealpost-report')
  return { receipt, reference: /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent)?.[0] ?? '' }
}

/** Opens the case with the receipt and returns all that the page shows. */
export async function readCase(page: Page, receipt: string, until: string): Promise<string> {
  const keyboard = new Keyboard(page)
  await page.waitForSelector('sealpost-case >>> input')
  await keyboard.fill('Receipt', receipt)
  await keyboard.press('Open the case')
  await waitForText(page, 'sealpost-case', until)
  return readText(page, 'sealpost-case')
}

async function acceptEveryRule(page: Page, keyboard: Keyboard): Promise<void> {
  const rules = await page.$$('sealpost-report >>> input[type=checkbox]')
  for (const rule of rules) {
    const name = await rule.evaluate((box) => box.closest('label')?.textContent ?? '')
    await keyboard.tick(name.replace(/\s+/g, ' ').trim())
  }
}

async function describeTarget(keyboard: Keyboard): Promise<void> {
  await keyboard.fill('Target', STORY.target)
  await keyboard.fill('Test environment', STORY.environment)
}

async function describeFinding(keyboard: Keyboard): Promise<void> {
  await keyboard.fill('Summary', STORY.summary)
  await keyboard.fill('Description', STORY.description)
  for (const [at, step] of STORY.steps.entries()) {
    if (at > 0) await keyboard.press('Add a step')
    await keyboard.fill(`Step ${at + 1}`, step)
  }
}
