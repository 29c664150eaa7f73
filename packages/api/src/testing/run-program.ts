import { spawn } from 'node:child_process'

type Run = { code: number | null; stdout: Buffer; stderr: string }

/** Runs a program to its end. One that is missing is a failure that names it. */
export function runProgram(
  [program = '', ...args]: readonly string[],
  { input = '', env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C', ...env } })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (cause) => {
      reject(new Error(`${program} is needed for this test`, { cause }))
    })
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() })
    })
    // A program may stop reading early; its exit code tells.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
