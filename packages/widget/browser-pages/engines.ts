import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core'
import { findBrowsers } from '../../../scripts/ensure-browsers.mjs'
import { startWebkitDriver } from '../../../scripts/webkit-driver.mjs'

export type Engine = 'chromium' | 'firefox' | 'webkit'

/** A browser with one page at a time. */
export type Tab = {
  /** Opens an address in a page without history, storage or cache of earlier ones. */
  open: (url: string) => Promise<void>
  /** Loads the page anew, which keeps its storage. */
  reload: () => Promise<void>
  /** Value of an expression in the page, which may be a promise; it must survive JSON. */
  read: (expression: string) => Promise<unknown>
  close: () => Promise<void>
}

const asked = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',')

/** The engines that this run tests in. */
export const ENGINES = (['chromium', 'firefox', 'webkit'] as const).filter((engine) =>
  asked.includes(engine),
)

/**
 * The rows of a table whose outcome our own code decides, whichever engine runs it: all of them in the
 * first engine, or in each during a full series; elsewhere the first row.
 */
export function rowsIn<Row>(engine: Engine, table: Readonly<Record<string, Row>>): [string, Row][] {
  const rows = Object.entries(table)
  const isFull = engine === ENGINES[0] || process.env.SEALPOST_TORTURE === 'full'
  return isFull ? rows : rows.slice(0, 1)
}

const paths = findBrowsers()

const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']

/** Starts a browser. `arguments` are Chromium's. */
export async function openTab(engine: Engine, args: readonly string[] = []): Promise<Tab> {
  if (engine === 'webkit') return openWebkit()
  return overPuppeteer(await launch(engine, { args: [...args] }))
}

/** A browser whose profile lies in a folder, and which ends as if the machine had lost its power. */
export type ProfileTab = {
  open: (url: string) => Promise<void>
  read: (expression: string) => Promise<unknown>
  kill: () => Promise<void>
}

/** Starts a browser on a profile, a fresh one if the folder is empty. */
export async function openProfile(
  engine: Exclude<Engine, 'webkit'>,
  folder: string,
): Promise<ProfileTab> {
  const browser = await launch(engine, { userDataDir: folder })
  const page = await browser.newPage()
  const { pid = 0 } = browser.process() ?? {}
  return {
    async open(url) {
      await page.goto(url)
    },
    read: async (expression) => fromJson(await page.evaluate(inJson(expression))),
    async kill() {
      const ended = new Promise((resolve) => browser.process()?.once('close', resolve))
      // With all its processes: the driver starts it as the leader of a group.
      process.kill(-pid, 'SIGKILL')
      await ended
    },
  }
}

function launch(engine: Exclude<Engine, 'webkit'>, options: LaunchOptions): Promise<Browser> {
  return engine === 'chromium'
    ? puppeteer.launch({
        executablePath: paths.CHROME_PATH ?? '',
        ...options,
        args: CHROMIUM_ARGUMENTS.concat(options.args ?? []),
      })
    : puppeteer.launch({
        browser: 'firefox',
        executablePath: paths.FIREFOX_PATH ?? '',
        ...options,
        args: [],
      })
}

async function overPuppeteer(browser: Browser): Promise<Tab> {
  let context = await browser.createBrowserContext()
  let page = await context.newPage()
  return {
    async open(url) {
      await context.close()
      context = await browser.createBrowserContext()
      page = await context.newPage()
      // A page that waits for a script for ever is never loaded.
      await page.goto(url, { waitUntil: 'domcontentloaded' })
    },
    async reload() {
      await page.reload()
    },
    // Strings are evaluated by the driver, which no policy of the page can forbid.
    read: async (expression) => fromJson(await page.evaluate(inJson(expression))),
    close: () => browser.close(),
  }
}

/** WebKit speaks plain WebDriver (W3C); four of its commands are enough. */
async function openWebkit(): Promise<Tab> {
  let session = await startSession()
  const end = () => fetch(session, { method: 'DELETE' })
  return {
    async open(url) {
      await end()
      session = await startSession()
      await command(`${session}/url`, { url })
    },
    async reload() {
      await command(`${session}/refresh`, {})
    },
    async read(expression) {
      const script = `arguments[0](await (async () => ${inJson(expression)})())`
      const run = `(async (done) => { ${script.replace('arguments[0]', 'done')} })(arguments[0])`
      return fromJson(await command(`${session}/execute/async`, { script: run, args: [] }))
    },
    async close() {
      await end()
    },
  }
}

let driver: Promise<{ port: number }> | undefined

/** Now and then a driver never starts its browser. Then another driver does, before any page is open. */
async function startSession(attempts = 3): Promise<string> {
  driver ??= startWebkitDriver({
    driverPath: paths.WEBKIT_DRIVER_PATH ?? '',
    xvfbPath: paths.XVFB_PATH ?? '',
  })
  const sessions = `http://127.0.0.1:${(await driver).port}/session`
  const options = { binary: paths.WEBKIT_MINIBROWSER_PATH, args: ['--automation'] }
  const timeouts = { pageLoad: LIMIT_MS, script: LIMIT_MS }
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts } }
  try {
    const started = await command(sessions, { capabilities }, START_LIMIT_MS)
    return `${sessions}/${String(memberOf(started, 'sessionId'))}`
  } catch (error) {
    driver = undefined
    if (attempts === 1) throw error
    return startSession(attempts - 1)
  }
}

/** WebDriver's own limit is five minutes for a page: no test would live to say what hung. */
const LIMIT_MS = 25_000
const START_LIMIT_MS = 10_000

async function command(url: string, body: object, limitMs = LIMIT_MS + 5_000): Promise<unknown> {
  const signal = AbortSignal.timeout(limitMs)
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal }).catch(
    (cause: unknown) => {
      throw new Error(`WebKitWebDriver was silent at ${new URL(url).pathname}`, { cause })
    },
  )
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return memberOf(JSON.parse(text), 'value')
}

function inJson(expression: string): string {
  return `Promise.resolve(${expression}).then((value) => JSON.stringify({ value }))`
}

function fromJson(json: unknown): unknown {
  return memberOf(JSON.parse(String(json)), 'value')
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined
}
