// Finds the browsers and programs that the tests drive. What is missing is installed on
// Debian as root; elsewhere the message says what to type or to set. NO_APT=1 never installs.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * @typedef {object} Tool
 * @property {string} variable Environment variable that names it, and through which tests learn of it.
 * @property {() => string | undefined} find
 * @property {readonly string[]} debian Packages that bring it.
 */

const engines = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',')

/** @type {Record<string, readonly Tool[]>} */
const toolsOf = {
  chromium: [
    {
      variable: 'CHROME_PATH',
      find: () => onPath('chromium') ?? onPath('google-chrome'),
      debian: ['chromium', 'fonts-dejavu-core'],
    },
  ],
  firefox: [
    {
      variable: 'FIREFOX_PATH',
      find: () => onPath('firefox-esr') ?? onPath('firefox'),
      debian: ['firefox-esr'],
    },
  ],
  webkit: [
    {
      variable: 'WEBKIT_DRIVER_PATH',
      find: () => onPath('WebKitWebDriver'),
      debian: ['webkit2gtk-driver'],
    },
    { variable: 'WEBKIT_MINIBROWSER_PATH', find: findMiniBrowser, debian: ['webkit2gtk-driver'] },
    { variable: 'XVFB_PATH', find: () => onPath('Xvfb'), debian: ['xvfb'] },
  ],
  openpgp: [
    { variable: 'GPG_PATH', find: () => onPath('gpg'), debian: ['gnupg'] },
    { variable: 'SQ_PATH', find: () => onPath('sq'), debian: ['sq'] },
    { variable: 'RNP_PATH', find: () => onPath('rnp'), debian: ['rnp'] },
  ],
  // Programs that know nothing of ours: they read our mails, security.txt and codes, certify test servers,
  // and weigh browsers.
  others: [
    { variable: 'PYTHON_PATH', find: () => onPath('python3'), debian: ['python3'] },
    { variable: 'OPENSSL_PATH', find: () => onPath('openssl'), debian: ['openssl'] },
    { variable: 'ZBARIMG_PATH', find: () => onPath('zbarimg'), debian: ['zbar-tools'] },
    { variable: 'PS_PATH', find: () => onPath('ps'), debian: ['procps'] },
  ],
}

const wanted = [...engines, 'openpgp', 'others'].flatMap(
  (engine) => toolsOf[engine] ?? fail(`BROWSERS names "${engine}".`),
)

/**
 * Makes sure that every wanted tool exists, installing it where that is possible.
 *
 * @returns {Record<string, string>} The variables through which tests find the tools.
 */
export function ensureBrowsers() {
  const missing = wanted.filter((tool) => !locate(tool))
  if (missing.length > 0) install(missing)
  return findBrowsers()
}

/** Finds the wanted tools without installing any. */
export function findBrowsers() {
  /** @type {[string, string][]} */
  const found = wanted.flatMap((tool) => {
    const path = locate(tool)
    return path ? [[tool.variable, path]] : []
  })
  return Object.fromEntries(found)
}

/** @param {readonly Tool[]} missing */
function install(missing) {
  const variables = missing.map(({ variable }) => variable).join(', ')
  const packages = [...new Set(missing.flatMap(({ debian }) => debian))]
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isDebian()) {
    fail(
      `The tests need programs that were not found. Install them and set ${variables}. ` +
        'Leave engines out with e.g. BROWSERS=chromium,firefox (WebKitGTK exists on Linux only).',
    )
  }
  if (process.getuid?.() !== 0 || process.env.NO_APT)
    fail(`The tests need more programs. Type as root:\n  ${command}`)
  console.log(
    `Installing ${packages.join(', ')}: the tests run in real browsers and against real OpenPGP programs.`,
  )
  const { status } = spawnSync('sh', ['-c', `(${command}) >&2`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const stillMissing = missing.filter((tool) => !locate(tool))
  if (status !== 0 || stillMissing.length > 0)
    fail(`Installing failed. Type as root:\n  ${command}`)
}

/** @param {Tool} tool */
function locate({ variable, find }) {
  const named = process.env[variable]
  if (named && !existsSync(named)) fail(`${variable} says ${named}, which does not exist.`)
  return named || find()
}

/** @param {string} program */
function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
}

function findMiniBrowser() {
  return globSync(
    '/usr/{lib,libexec}/{,*-linux-gnu/}{webkit2gtk-4.1,webkitgtk-6.0,webkit2gtk-4.0}/MiniBrowser',
  )[0]
}

function isDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*debian/m.test(release) && onPath('apt-get') !== undefined
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message)
  process.exit(1)
}

if (import.meta.main) console.log(ensureBrowsers())
