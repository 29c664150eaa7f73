import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core'
import { inject } from 'vitest'
import { findBrowsers } from '../../../scripts/ensure-browsers.mjs'
import { fromJson, inJson, type Tab } from './tab.ts'

/** Those that Puppeteer drives. */
export type Driven = 'chromium' | 'firefox'

const shared = new Map<Driven, Promise<Browser>>()
const profiles = mkdtempSync(join(inject('profiles'), 'worker-'))

/**
 * A page with storage and cache of its own, in the browser that all tests of this process share. Both
 * start when they are first needed.
 */
export function puppeteerTab(engine: Driven): Tab {
  let opening: Promise<Page> | undefined
  const opened = () => {
    opening ??= openPage(engine)
    return opening
  }
  return {
    async open(url) {
      // A page that waits for a script for ever is never loaded.
      await (await opened()).goto(url, { waitUntil: 'domcontentloaded' })
    },
    async reload() {
      await (await opened()).reload()
    },
    read: async (expression) => readIn(await opened(), expression),
    async close() {
      await (await opening)?.browserContext().close()
    },
  }
}

async function openPage(engine: Driven): Promise<Page> {
  const starting = shared.get(engine) ?? launch(engine, join(profiles, engine))
  shared.set(engine, starting)
  const context = await (await starting).createBrowserContext()
  const page = await context.newPage()
  // An engine that thinks that a person has typed asks before it leaves.
  page.on('dialog', (dialog) => void dialog.accept())
  return page
}

/** Strings are evaluated by the driver, which no policy of the page can forbid. */
async function readIn(page: Page, expression: string): Promise<unknown> {
  return fromJson(await page.evaluate(inJson(expression)))
}

/** A browser on a profile, which ends as if the machine had lost its power. */
export type ProfileTab = Pick<Tab, 'open' | 'read'> & { kill: () => Promise<void> }

/** Starts a browser on a profile in a folder, a fresh one if that is empty. */
export async function openProfile(engine: Driven, folder: string): Promise<ProfileTab> {
  const browser = await launch(engine, folder)
  const page = await browser.newPage()
  return {
    async open(url) {
      await page.goto(url)
    },
    read: (expression) => readIn(page, expression),
    async kill() {
      const ended = new Promise((resolve) => browser.process()?.once('close', resolve))
      kill(browser)
      await ended
    },
  }
}

const paths = findBrowsers()
const OPTIONS: Record<Driven, LaunchOptions> = {
  chromium: {
    executablePath: paths.CHROME_PATH ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--host-resolver-rules=MAP *.example 127.0.0.1',
    ],
  },
  firefox: { browser: 'firefox', executablePath: paths.FIREFOX_PATH ?? '' },
}

const running = new Set<Browser>()

async function launch(engine: Driven, userDataDir: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    ...OPTIONS[engine],
    userDataDir,
    handleSIGTERM: false,
  })
  running.add(browser)
  return browser
}

/** With all its processes: the driver starts it as the leader of a group. */
function kill(browser: Browser): void {
  running.delete(browser)
  const { pid } = browser.process() ?? {}
  if (pid) process.kill(-pid, 'SIGKILL')
}

// The driver itself ends only every second of its browsers.
process.once('exit', () => {
  for (const browser of running) kill(browser)
})
