import type { Browser, Page } from 'puppeteer-core'
import { Form, launchBrowser, waitForText } from '@sealpost/example-stage'
import { watchMemory } from './browser-memory.ts'

const FORM = 'sealpost-report'
const ANSWERS = {
  target: { Target: 'https://shop.acme.example/login' },
  finding: {
    Summary: 'Session fixation in the shop’s login',
    Description: 'The session stays the same after logging in.',
    'Step 1': 'Open /login with ?sid=1 and log in.',
  },
  impact: { Impact: 'Whoever sends the link takes over the account.' },
}
const SENDING_MS = 300_000

/** What a report with a file did to the browser that sent it. */
export type Sending = {
  /** The longest task on the page’s thread while it sealed and sent; 0 if none took 50 ms. */
  longestTaskMs: number
  /** What all processes of the browser held at most, beyond what they held before the file was chosen. */
  growthBytes: number
}

/** Fills the form in a fresh Chromium, chooses a file and sends; measures until the report has arrived. */
export async function sendFile(url: string, file: string): Promise<Sending> {
  // Chromium keeps whatever is sent for a driver that listens to its network.
  const browser = await launchBrowser('chromium', { networkEnabled: false })
  try {
    const page = await browser.newPage()
    await page.goto(url)
    await answerUpToFiles(page)
    return await measure(browser, page, file)
  } finally {
    await browser.close()
  }
}

async function answerUpToFiles(page: Page): Promise<void> {
  await page.waitForSelector(`${FORM} >>> h2`)
  const form = new Form(page)
  await form.keyboard.tick('Vulnerability')
  await form.continueTo('Before you report')
  await form.acceptRules()
  await form.continueTo('What is affected?')
  await form.fill(ANSWERS.target)
  await form.keyboard.press('Continue')
  await form.fill(ANSWERS.finding)
  await form.keyboard.press('Continue')
  await form.fill(ANSWERS.impact)
  await form.keyboard.tick('No')
  await form.continueTo('What shows it?')
}

async function measure(browser: Browser, page: Page, file: string): Promise<Sending> {
  const memory = watchMemory(browser.process()?.pid ?? 0)
  try {
    await chooseFile(page, file)
    const keyboard = await goToSending(page)
    await page.evaluate(watchThread)
    await keyboard.press('Send the report')
    await page.waitForFunction(
      (name) =>
        document.querySelector(name)?.shadowRoot?.textContent.includes('Your report has arrived'),
      { timeout: SENDING_MS, polling: 250 },
      FORM,
    )
    return { longestTaskMs: await longestTask(page), growthBytes: memory.growthBytes() }
  } finally {
    memory.stop()
  }
}

async function chooseFile(page: Page, file: string): Promise<void> {
  const input = await page.waitForSelector(`${FORM} >>> input[type=file]`)
  await input?.toElement('input').then((element) => element.uploadFile(file))
  await waitForText(page, FORM, 'MB')
}

async function goToSending(page: Page) {
  const { keyboard } = new Form(page)
  await keyboard.press('Continue')
  await keyboard.press('Continue')
  await waitForText(page, FORM, 'Review')
  await keyboard.press('Continue')
  await keyboard.press('I wrote it down')
  return keyboard
}

/** Runs in the page. The browser tells of tasks from 50 ms on. */
function watchThread(): void {
  const tasks: number[] = []
  Object.assign(window, { tasks })
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask' })
}

async function longestTask(page: Page): Promise<number> {
  return Number(await page.evaluate('Math.max(0, ...tasks)'))
}
