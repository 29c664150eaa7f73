import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The service in a process of its own, as an operator runs it. */
export type RunningService = {
  url: string
  operatorToken: string
  /** All that it has written to standard output and standard error. */
  log: () => string
  /** Stops it and waits until it is gone. May be called twice. */
  stop: () => Promise<void>
}

/** Starts the built service on a free port with an empty data folder, and with settings beside these. */
export async function startService(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const program = fileURLToPath(new URL('main.js', import.meta.resolve('@sealpost/api/node')))
  const widget = fileURLToPath(new URL('.', import.meta.resolve('@sealpost/widget')))
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      PORT: '0',
      SEALPOST_DATA: dataFolder,
      SEALPOST_WIDGET: widget,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await addressOf(child, () => log)
  return {
    url,
    operatorToken: readFileSync(join(dataFolder, 'operator-token'), 'utf8').trim(),
    log: () => log,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The service did not start:\n${log()}`)))
    child.stdout?.on('data', () => {
      const url = /"url":"([^"]+)"/.exec(log())?.[1]
      if (url) resolve(url)
    })
  })
}
