import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type ServiceOptions = {
  dataFolder: string
  environment?: Record<string, string>
  /** The largest file that the process may write, in blocks of 512 bytes: a disk that is full. */
  maxFileBlocks?: number
  /** Takes from root what lets it write where nobody may, so that permissions hold for every user. */
  obeysPermissions?: boolean
}

export type Service = {
  dataFolder: string
  process: ChildProcess
  /** What it wrote to standard output and standard error so far. */
  output: () => string
  /** Its exit code; null if a signal ended it. */
  exited: Promise<number | null>
  /** Resolves once the process has ended. */
  kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>
}

export type RunningService = Service & { url: string }

const MAIN = fileURLToPath(new URL('../src/runtimes/node/main.ts', import.meta.url))

/** What an orderly end leaves behind lets the next start be quick. */
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))

const WITHOUT_OVERRIDE = ['setpriv', '--bounding-set=-dac_override']

/** True in `npm run torture`; otherwise the same series run in a short form. */
export const isFullSeries = process.env['SEALPOST_TORTURE'] === 'full'

/** A folder that ends with its test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-fault-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  return folder
}

/** Starts the service as a process of its own, which ends with its test at the latest. */
export function spawnService(options: ServiceOptions): Service {
  const { dataFolder, environment, maxFileBlocks, obeysPermissions = false } = options
  const limit = maxFileBlocks === undefined ? '' : `ulimit -f ${maxFileBlocks} && `
  const restraint = obeysPermissions && process.getuid?.() === 0 ? WITHOUT_OVERRIDE : []
  const command = [...restraint, process.execPath, '--conditions=@sealpost/source', MAIN]
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', ...command], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      NODE_COMPILE_CACHE: COMPILED,
      SEALPOST_DATA: dataFolder,
      SEALPOST_REQUESTS_PER_MINUTE: '0',
      SEALPOST_PROOF_OF_WORK: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const exited = once(child, 'close').then(() => child.exitCode)
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  onTestFinished(async () => {
    await kill('SIGKILL')
  })
  return { dataFolder, process: child, output: () => output, exited, kill }
}

/** Starts the service and waits until it listens. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const service = spawnService(options)
  const ended = service.exited.then(() => 'ended' as const)
  for (;;) {
    const url = /"event":"listening","url":"([^"]+)"/.exec(service.output())?.[1]
    if (url !== undefined) return { ...service, url }
    if ((await Promise.race([ended, moreFrom(service)])) === 'ended') {
      throw new Error(`The service did not start: ${service.output()}`)
    }
  }
}

async function moreFrom({ process }: Service): Promise<void> {
  if (process.stdout) await once(process.stdout, 'data')
}
