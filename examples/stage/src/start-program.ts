import { type ChildProcess, spawn } from 'node:child_process'

/** A program in a process of its own. */
export type RunningProgram = AsyncDisposable & {
  /** Where it says that it can be reached. */
  url: string
  /** All that it has written to standard output and standard error. */
  log: () => string
  /** Stops it and waits until it is gone. May be called twice. */
  stop: () => Promise<void>
}

/** Starts a program that tells its address in a line of JSON, and waits for that. */
export async function startProgram(
  file: string,
  settings: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  }
  // A story that fails ends with what its programs said.
  process.once('exit', (code) => {
    if (code !== 0) console.error(log)
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGTERM')
    return exited
  }
  const url = await addressOf(child, () => log)
  return { url, log: () => log, stop, [Symbol.asyncDispose]: stop }
}

function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`A program did not start:\n${log()}`)))
    child.stdout?.on('data', () => {
      const url = /"url":"([^"]+)"/.exec(log())?.[1]
      if (url) resolve(url)
    })
  })
}
