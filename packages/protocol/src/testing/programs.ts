import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What each program is called in Debian, for whoever lacks it. */
const PACKAGES = { gpg: 'gnupg', gpgconf: 'gnupg', sq: 'sq', rnp: 'rnp', rnpkeys: 'rnp' } as const
type Program = keyof typeof PACKAGES

type Run = { code: number | null; stdout: Buffer; stderr: string }

/** Runs a program to its end. One that is missing is a failure that says what to install. */
export function run(program: Program, args: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' } })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (cause) => {
      const remedy = `apt-get install --no-install-recommends ${PACKAGES[program]}`
      reject(new Error(`Cannot run ${program}. Install it: ${remedy}`, { cause }))
    })
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() })
    })
    // A program may stop reading early; its exit code tells.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** Runs a program that must succeed. */
export async function succeed(
  program: Program,
  args: readonly string[],
  input?: string,
): Promise<Run> {
  const result = await run(program, args, input)
  if (result.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`)
  return result
}

/** A folder of its own. Its path is short, since gpg-agent's socket has to fit in 108 bytes. */
export class Workshop {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async open(): Promise<Workshop> {
    return new Workshop(await mkdtemp('/tmp/sp-'))
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.path(name), content)
    return this.path(name)
  }

  read(name: string): Promise<Buffer> {
    return readFile(this.path(name))
  }

  async close(): Promise<void> {
    await run('gpgconf', ['--homedir', this.folder, '--kill', 'all'])
    await rm(this.folder, { recursive: true, force: true })
  }
}
