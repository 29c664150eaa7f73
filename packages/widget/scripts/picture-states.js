// Takes a picture of every state that an element can be seen in, for looking at: at desktop and phone
// width, light and dark, in German and from right to left, into data/pictures.
// `npm run screenshots -- --states 'a case'`: a pattern chooses states by their names.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import puppeteer from 'puppeteer-core'

const entry = fileURLToPath(new URL('../src/testing/states.ts', import.meta.url))
const pictures = fileURLToPath(new URL('../../../data/pictures/', import.meta.url))
const scripts = join(pictures, '.scripts')
const chosen = new RegExp(
  process.argv
    .slice(2)
    .filter((one) => one !== '--states')
    .join(' '),
)

const VIEWS = [
  { view: 'desktop', scheme: 'light', width: 1040, height: 700, language: 'en', dir: 'ltr' },
  { view: 'desktop', scheme: 'dark', width: 1040, height: 700, language: 'en', dir: 'ltr' },
  { view: 'phone', scheme: 'light', width: 390, height: 780, language: 'de', dir: 'ltr' },
  { view: 'phone', scheme: 'dark', width: 390, height: 780, language: 'en', dir: 'rtl' },
]

rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
await build({
  entryPoints: { states: entry },
  outdir: scripts,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2023',
  conditions: ['@sealpost/source', 'browser', 'production'],
  tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
  // What the test runner brings.
  banner: { js: 'globalThis.it ??= () => {}; globalThis.afterEach ??= () => {};' },
  logLevel: 'error',
})

const PAGE = '<!doctype html><meta charset="utf-8"><title>States</title><body>'
const server = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)
  const isScript = extname(name) === '.js'
  response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
  response.end(isScript ? readFileSync(join(scripts, name)) : PAGE)
})
await new Promise((resolve) => server.listen(0, () => resolve(undefined)))
const address = server.address()
const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
})
try {
  const page = await browser.newPage()
  await page.goto(url)
  /** @type {string[]} */
  const names = Object(
    await page.evaluate("import('/states.js').then(({ STATES }) => Object.keys(STATES))"),
  )
  for (const name of names.filter((one) => chosen.test(one))) await picture(name)
} finally {
  await browser.close()
  server.close()
  rmSync(scripts, { recursive: true, force: true })
}

/** @param {string} name */
async function picture(name) {
  for (const { view, scheme, width, height, language, dir } of VIEWS) {
    // Its own, so that no draft of another picture is found.
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width, height })
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    await page.goto(url)
    await page.evaluate(SHOW, name, language, dir)
    const file = `${name.replace(/[^a-z0-9]+/gi, '-')}-${view}-${scheme}-${language}.png`
    writeFileSync(join(pictures, file), await page.screenshot({ fullPage: true }))
    await context.close()
  }
}

/**
 * Runs in the page: reaches a state in English, where its controls have the names that lead there.
 *
 * @param {string} name
 * @param {string} language
 * @param {string} dir
 */
async function SHOW(name, language, dir) {
  const { STATES } = await import(`${location.origin}/states.js`)
  const mounted = await STATES[name]()
  const { element } = mounted
  document.documentElement.style.colorScheme = 'light dark'
  document.body.dir = dir
  element.parentElement.style.inlineSize = 'auto'
  element.language = language
  await new Promise((resolve) => setTimeout(resolve, language === 'de' ? 150 : 30))
  await mounted.settled()
}
