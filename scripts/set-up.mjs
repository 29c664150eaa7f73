// The only script that runs on the machine's own Node (20 or newer), so it is plain and needs nothing.
// `node scripts/set-up.mjs test …` installs what is missing, then runs scripts/test.mjs on Node 26.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const onWindows = process.platform === 'win32'
const localBin = join(root, 'node_modules', '.bin')

if (!isInstalled()) install()
const [program, ...programArguments] = process.argv.slice(2)
if (program) runOnLocalNode(program, programArguments)

/**
 * npm records what it really installed in `node_modules/.package-lock.json`.
 * Packages for other platforms are optional and rightly absent.
 */
function isInstalled() {
  const stamp = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(stamp)) return false
  const installed = readPackages(stamp)
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    return installed[path] ? installed[path].version === wanted.version : wanted.optional === true
  })
}

/** @param {string} file */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

function install() {
  console.log(
    'Setting up: `npm ci` installs the exact versions of package-lock.json, among them Node 26.',
  )
  console.log(
    'No install script runs. This takes a minute or two and happens again only when the lock changes.',
  )
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: onWindows,
    },
  )
  if (status !== 0)
    fail('`npm ci` failed. Is the npm registry reachable? Then run the same command again.')
}

/**
 * @param {string} name
 * @param {string[]} rest
 */
function runOnLocalNode(name, rest) {
  const hasLocalNode = existsSync(join(localBin, onWindows ? 'node.cmd' : 'node'))
  if (!hasLocalNode && Number.parseInt(process.versions.node, 10) < 24) {
    fail(
      `There is no packaged Node for ${process.platform} ${process.arch}. Install Node 24 or newer.`,
    )
  }
  const child = spawn('node', [join('scripts', `${name}.mjs`), ...rest], {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows,
    env: {
      ...process.env,
      PATH: `${localBin}${delimiter}${process.env.PATH ?? ''}`,
      TURBO_TELEMETRY_DISABLED: '1',
    },
  })
  // The terminal sends Ctrl-C to the program itself; waiting lets it end in order.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // `kill` of npm ends npm's shell but not what the shell runs; it was meant for the program.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
  child.on('exit', (status) => process.exit(status ?? 1))
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message)
  process.exit(1)
}
