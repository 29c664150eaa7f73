import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { BIN } from './run-cli.ts'

/** Starts the command as its own process, which goes on until the test ends, and gives its lines. */
export function startCli(
  folder: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): AsyncIterator<string> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--conditions=@sealpost/source', BIN, ...args], {
    cwd: folder,
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]()
}
