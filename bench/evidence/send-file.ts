import type { Browser, Page } from 'puppeteer-core'
import { type Form, launchBrowser, Researcher } from '@sealpost/example-stage'
import { watchMemory } from './browser-memory.ts'

const FINDING = {
  target: 'https://shop.acme.example/login',
  summary: 'Session fixation in the shop’s login',
  description: 'The session stays the same after logging in.',
  steps: ['Open /login with ?sid=1 and log in.'],
  impact: 'Whoever sends the link takes over the account.',
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
export async function sendFile(origin: string, file: string): Promise<Sending> {
  // Chromium keeps whatever is sent for a driver that listens to its network.
  await using browser = await launchBrowser('chromium', { networkEnabled: false })
  // A profile made for a while keeps in memory what others put on the disk.
  const researcher = await Researcher.arrive(browser.defaultBrowserContext(), origin)
  const form = await researcher.describe(FINDING)
  return await measure(browser, form, file)
}

async function measure(browser: Browser, form: Form, file: string): Promise<Sending> {
  const memory = watchMemory(browser.process()?.pid ?? 0)
  try {
    await form.choose(file)
    await form.continueTo('About you')
    await form.continueTo('Review')
    await form.takeReceipt()
    await form.page.evaluate(watchThread)
    await form.keyboard.press('Send the report')
    await form.page.waitForFunction(
      () =>
        document
          .querySelector('sealpost-report')
          ?.shadowRoot?.textContent.includes('Your report has arrived'),
      // Rarely, so that looking is none of the work that is measured.
      { timeout: SENDING_MS, polling: 250 },
    )
    return { longestTaskMs: await longestTask(form.page), growthBytes: memory.growthBytes() }
  } finally {
    memory.stop()
  }
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
