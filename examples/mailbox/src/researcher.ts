import type { Page } from 'puppeteer-core'
import { Form, Keyboard, type Sent, type VendorSite, waitForText } from '@sealpost/example-stage'
import { REPORT } from './story.ts'

const CASE = 'sealpost-case'

/** Fills the form by keyboard, chooses a file, asks for notes at an address, and sends. */
export async function report(
  page: Page,
  { site, file, notes }: { site: VendorSite; file: string; notes: string },
): Promise<Sent> {
  await page.goto(`${site.origin}/`)
  await page.waitForSelector('sealpost-report >>> input[type=radio]')
  const form = new Form(page)
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
  await form.choose(file)
  await form.keyboard.press('Continue')
  await form.fill(REPORT.person)
  await form.says('Not sealed: the service can see this address.')
  await form.fill({ 'Address for these mails': notes })
  await form.continueTo('Review')
  return form.send()
}

/** Opens the case with its receipt, and waits until it says this. */
export async function openCase(
  page: Page,
  { site, receipt, until }: { site: VendorSite; receipt: string; until: string },
): Promise<void> {
  await page.goto(`${site.origin}/case`)
  await page.waitForSelector(`${CASE} >>> input`)
  const keyboard = new Keyboard(page)
  await keyboard.fill('Receipt', receipt)
  await keyboard.press('Open the case')
  await waitForText(page, CASE, until)
}

/** Writes to the vendor, in a case that is open, and waits until the message stands in it. */
export async function write(page: Page, text: string): Promise<void> {
  const keyboard = new Keyboard(page)
  await keyboard.fill('Write to', text)
  await keyboard.press('Send the message')
  await waitForText(page, CASE, text)
}
