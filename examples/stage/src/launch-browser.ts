import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core'

/** Browsers that a program can drive alike. */
export type Engine = 'chromium' | 'firefox'

/** Starts a browser with everything off that would talk to anybody else. */
export function launchBrowser(
  engine: Engine = 'chromium',
  given: LaunchOptions = {},
): Promise<Browser> {
  // Without a locale, Chromium opens no file whose name is not ASCII.
  const options = { ...given, env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  if (engine === 'firefox') {
    const executablePath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'
    return puppeteer.launch({ ...options, browser: 'firefox', executablePath })
  }
  return puppeteer.launch({
    ...options,
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  })
}
