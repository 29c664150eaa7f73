import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A server in a process of its own. */
export type RunningProcess = {
  port: number
  /** From starting the process to its first answer with status 200. */
  startMs: number
  stop: () => Promise<void>
}

const ASK_EVERY_MS = 1

/** Starts a program that listens on `PORT`, and asks it for a path until it answers 200. */
export async function startProcess(
  args: readonly string[],
  { path, environment = {} }: { path: string; environment?: Record<string, string> },
): Promise<RunningProcess> {
  const port = await freePort()
  const begunMs = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await firstAnswer(child, `http://127.0.0.1:${port}${path}`)
  return { port, startMs: performance.now() - begunMs, stop: () => stop(child) }
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  throw new Error(`The server ended with ${child.exitCode}`)
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}
