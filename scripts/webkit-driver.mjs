import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Starts WebKitWebDriver on a virtual display. Both end with this process.
 *
 * @param {{ driverPath: string, xvfbPath: string }} paths
 * @returns {Promise<{ port: number }>}
 */
export async function startWebkitDriver({ driverPath, xvfbPath }) {
  const display = await startDisplay(xvfbPath)
  const port = await findFreePort()
  const driver = spawn(driverPath, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      NO_AT_BRIDGE: '1',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  })
  endWithThisProcess(driver)
  await untilReady(`http://127.0.0.1:${port}/status`)
  return { port }
}

/**
 * `-displayfd` lets Xvfb pick a free display and tell us which.
 *
 * @param {string} xvfbPath
 */
async function startDisplay(xvfbPath) {
  const xvfb = spawn(
    xvfbPath,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  endWithThisProcess(xvfb)
  const [number] = await Promise.race([
    once(/** @type {import('node:stream').Readable} */ (xvfb.stdio[3]), 'data'),
    once(xvfb, 'exit').then(() => Promise.reject(new Error(`${xvfbPath} ended at once`))),
  ])
  return `:${String(number).trim()}`
}

/** @returns {Promise<number>} */
async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** @param {string} url */
async function untilReady(url) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    await wait(100)
  }
  throw new Error(`WebKitWebDriver did not answer at ${url}`)
}

/** @param {import('node:child_process').ChildProcess} child */
function endWithThisProcess(child) {
  process.once('exit', () => child.kill())
}
