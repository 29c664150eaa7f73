// `npx wtr` runs the element tests in three engines; BROWSERS=chromium narrows it, --files too.
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'
import { puppeteerLauncher } from '@web/test-runner-puppeteer'
import { webdriverLauncher } from '@web/test-runner-webdriver'
import { browserTestReporter } from './scripts/browser-test-reporter.mjs'
import { bundlePlugin } from './scripts/bundle-plugin.mjs'
import { findBrowsers } from './scripts/ensure-browsers.mjs'
import { startWebkitDriver } from './scripts/webkit-driver.mjs'

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

const paths = findBrowsers()

/** The suite needs no sandbox of its own; as root Chromium refuses to start with one. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const miniBrowser = {
  browserName: 'MiniBrowser',
  'wdio:enforceWebDriverClassic': true,
  'webkitgtk:browserOptions': { binary: paths.WEBKIT_MINIBROWSER_PATH, args: ['--automation'] },
}

/** @type {Record<string, () => BrowserLauncher | Promise<BrowserLauncher>>} */
const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: paths.CHROME_PATH, args: chromiumArguments },
    }),
  firefox: () =>
    puppeteerLauncher({
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: paths.FIREFOX_PATH, headless: true },
    }),
  webkit: async () => {
    const { port } = await startWebkitDriver({
      driverPath: paths.WEBKIT_DRIVER_PATH ?? '',
      xvfbPath: paths.XVFB_PATH ?? '',
    })
    return webdriverLauncher({
      logLevel: 'error',
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: miniBrowser,
    })
  },
}

const engines = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',')
const chosen = Object.entries(launchers).filter(([engine]) => engines.includes(engine))

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: import.meta.dirname,
  files: 'packages/widget/src/**/*.browser-test.ts',
  browsers: await Promise.all(chosen.map(async ([, launch]) => launch())),
  concurrentBrowsers: 3,
  // One page at a time: only the page in front has focus, and anything in sight.
  concurrency: 1,
  nodeResolve: { browser: true, exportConditions: ['@sealpost/source', 'browser', 'production'] },
  // A worker's address is that of the compiled file.
  middleware: [
    (context, next) => {
      context.url = context.url.replace(/(\/packages\/widget\/src\/[\w-]+\/index)\.js$/, '$1.ts')
      return next()
    },
  ],
  plugins: [
    bundlePlugin({
      conditions: ['@sealpost/source', 'browser', 'production'],
      target: 'es2023',
      tsconfig: 'packages/widget/tsconfig.json',
    }),
    esbuildPlugin({ ts: true, target: 'es2023', tsconfig: 'packages/widget/tsconfig.json' }),
  ],
  staticLogging: !process.stdout.isTTY,
  reporters: [browserTestReporter(process.env.BROWSER_TEST_COUNTS)],
  // A busy machine is not a broken promise.
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  testsFinishTimeout: 240_000,
}
