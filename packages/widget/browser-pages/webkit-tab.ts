import { findBrowsers } from '../../../scripts/ensure-browsers.mjs'
import { startWebkitDriver } from '../../../scripts/webkit-driver.mjs'
import { fromJson, inJson, memberOf, type Tab } from './tab.ts'

const paths = findBrowsers()

/** WebDriver's own limit is five minutes for a page: no test would live to say what hung. */
const LIMIT_MS = 25_000
const START_LIMIT_MS = 10_000

let driver: Promise<{ port: number }> | undefined
let session: Promise<string> | undefined

/** WebKit speaks plain WebDriver (W3C), and has one page, which all tests of this process share. */
export function webkitTab(): Tab {
  return {
    async open(url) {
      await ask('url', { url })
    },
    async reload() {
      await ask('refresh', {})
    },
    async read(expression) {
      const script = `${inJson(expression)}.then(arguments[0])`
      return fromJson(await ask('execute/async', { script, args: [] }))
    },
    close: () => Promise.resolve(),
  }
}

/** After a failure the next page gets another browser: one that hangs does so in its own test only. */
async function ask(path: string, body: object): Promise<unknown> {
  session ??= startSession()
  try {
    return await command(`${await session}/${path}`, body)
  } catch (error) {
    session = undefined
    driver = undefined
    throw error
  }
}

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
