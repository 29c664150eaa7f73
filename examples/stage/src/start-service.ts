import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningProgram, startProgram } from './start-program.ts'

/** The service in a process of its own, as an operator runs it. */
export type RunningService = RunningProgram & { operatorToken: string }

/** Starts the built service on a free port with an empty data folder, and with settings beside these. */
export async function startService(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const program = fileURLToPath(new URL('main.js', import.meta.resolve('@sealpost/api/node')))
  const widget = fileURLToPath(new URL('.', import.meta.resolve('@sealpost/widget')))
  const running = await startProgram(program, {
    PORT: '0',
    SEALPOST_DATA: dataFolder,
    SEALPOST_WIDGET: widget,
    ...settings,
  })
  const operatorToken = readFileSync(join(dataFolder, 'operator-token'), 'utf8').trim()
  return { ...running, operatorToken }
}
