import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type CliOutcome = {
  code: number | string | null | undefined
  stdout: string
  stderr: string
}

export const BIN = fileURLToPath(new URL('../cli/sealpost.ts', import.meta.url))

/** A folder that is gone after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sealpost-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** Runs the command as its own process in a folder, with nobody at the terminal. */
export function runCli(
  folder: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CliOutcome> {
  const { PATH = '' } = process.env
  return run(process.execPath, ['--conditions=@sealpost/source', BIN, ...args], {
    cwd: folder,
    env: { PATH, ...environment },
  })
}

/** Runs any program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string | Uint8Array },
): Promise<CliOutcome> {
  return new Promise((resolve) => {
    const { input = '', ...rest } = options
    const child = execFile(program, args, rest, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    )
    // A program may stop reading early; its exit code tells.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
