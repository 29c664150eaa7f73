import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { GpgError } from './gpg-error.ts'
import { readSaid, type Said } from './status.ts'

/** Which gpg, and how it is asked. */
export type GpgSettings = {
  program: string
  /** Its home; undefined for its own default. */
  homedir: string | undefined
  /** Given to gpg when it asks; undefined to let its agent ask a person. */
  passphrase: string | undefined
  timeoutMs: number
}

export type GpgOutcome = { stdout: Buffer; said: Said }

/** More than any certificate, signature or list of status lines. */
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024

/**
 * Runs gpg once. Input goes by standard input, arguments as a list: no shell, no file.
 *
 * @throws {@link GpgError} `gpg_not_found`, `timed_out`, or `gpg_failed` for endless output.
 */
export function runGpg(
  settings: GpgSettings,
  args: readonly string[],
  input: Uint8Array = new Uint8Array(),
): Promise<GpgOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(settings.program, [...argsFor(settings), ...args], { windowsHide: true })
    const stop = (error: GpgError) => {
      reject(error)
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => stop(new GpgError('timed_out')), settings.timeoutMs)
    const tooMuch = () => stop(new GpgError('gpg_failed', { said: 'It did not stop writing.' }))
    const stdout = collect(child.stdout, tooMuch)
    const stderr = collect(child.stderr, tooMuch)
    child.on('error', (cause) => reject(new GpgError('gpg_not_found', { cause })))
    child.on('close', () => {
      clearTimeout(timer)
      resolve({ stdout: Buffer.concat(stdout), said: readSaid(Buffer.concat(stderr).toString()) })
    })
    // It may stop reading early; its status tells.
    child.stdin.on('error', () => undefined)
    if (settings.passphrase !== undefined) child.stdin.write(`${settings.passphrase}\n`)
    child.stdin.end(input)
  })
}

function argsFor({ homedir, passphrase }: GpgSettings): string[] {
  return [
    ...['--batch', '--no-tty', '--no-auto-check-trustdb'],
    ...['--status-fd', '2', '--output', '-'],
    ...(homedir === undefined ? [] : ['--homedir', homedir]),
    ...(passphrase === undefined ? [] : ['--pinentry-mode', 'loopback', '--passphrase-fd', '0']),
  ]
}

function collect(stream: Readable, tooMuch: () => void): Buffer[] {
  const chunks: Buffer[] = []
  let left = MAX_OUTPUT_BYTES
  stream.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) tooMuch()
    else chunks.push(chunk)
  })
  return chunks
}
