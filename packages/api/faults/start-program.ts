import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type Program = {
  output: () => string
  /** Ends it with SIGKILL, and resolves once all it wrote has arrived. */
  kill: () => Promise<void>
}

/** Runs a program of this folder as a process of its own, which ends with its test at the latest. */
export function startProgram(
  name: 'lock-thief-process' | 'naive-writer-process',
  database: string,
): Program {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await closed
  }
  onTestFinished(kill)
  return { output: () => output, kill }
}
