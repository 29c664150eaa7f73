import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makeFolder, run } from './run-cli.ts'

/** What a key is made of: its primary part, and the part that is sealed to. */
type Kind = readonly [primary: string, encryption: string]

export const RSA: Kind = ['rsa3072', 'rsa3072']
export const CURVE25519: Kind = ['ed25519', 'cv25519']
export const NIST_P256: Kind = ['nistp256', 'nistp256']

export type GivenGpg = {
  kind?: Kind
  /** Protects the key; its agent forgets it at once. */
  passphrase?: string
  /** What the agent asks a person with: the body of a loop that reads `$command`, in `sh`. */
  pinentry?: string
  /** What its user has written into gpg.conf. */
  conf?: string
}

/** A gpg with a home and an agent of its own and one key, called by a script that writes down how. */
export async function givenGpg(given: GivenGpg = {}) {
  const { kind = CURVE25519, passphrase = '', pinentry = 'exit 1', conf = '' } = given
  const homedir = await makeFolder()
  await chmod(homedir, 0o700)
  const pinentryPath = join(homedir, 'pinentry')
  await writeFile(pinentryPath, pinentryScript(pinentry), { mode: 0o755 })
  const agent = ['max-cache-ttl 0', 'default-cache-ttl 0', 's2k-count 65536']
  agent.push(`pinentry-program ${pinentryPath}`)
  await writeFile(join(homedir, 'gpg-agent.conf'), `${agent.join('\n')}\n`)
  const env = { GNUPGHOME: homedir, PATH: process.env['PATH'] ?? '' }
  onTestFinished(async () => {
    await run('gpgconf', ['--kill', 'all'], { env })
  })
  const ask = async (args: readonly string[], input: string | Uint8Array = '') => {
    const quiet = ['--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback']
    const outcome = await run('gpg', [...quiet, '--passphrase', passphrase, ...args], {
      env,
      input,
    })
    if (outcome.code !== 0) throw new Error(`gpg ${args.join(' ')}: ${outcome.stderr}`)
    return outcome.stdout
  }
  const [primary, encryption] = kind
  await ask(['--quick-gen-key', 'Acme Rockets <security@acme.example>', primary, 'sign', '0'])
  const listing = await ask(['--with-colons', '--list-keys'])
  const fingerprint = (/^fpr:+(\w{40}):/m.exec(listing)?.[1] ?? '').toLowerCase()
  await ask(['--quick-add-key', fingerprint, encryption, 'encr', '0'])
  await writeFile(join(homedir, 'gpg.conf'), conf)
  const witness = await makeWitness(homedir)
  const options = { homedir, program: witness.program, fingerprint }
  return { ...witness, homedir, fingerprint, ask, options }
}

/** A program that is gpg, and remembers every command line and all input that it was given. */
async function makeWitness(folder: string) {
  const path = (name: string) => join(folder, name)
  const [program, log, inputs] = [path('gpg-witness'), path('calls'), path('inputs')]
  await writeFile(log, '')
  await writeFile(inputs, '')
  const lines = [
    '#!/bin/sh',
    `printf '%s\\n' "begin $*" >> '${log}'`,
    `tee -a '${inputs}' | gpg "$@"`,
    'code=$?',
    `printf '%s\\n' end >> '${log}'`,
    'exit $code',
  ]
  await writeFile(program, `${lines.join('\n')}\n`, { mode: 0o755 })
  const calls = async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '')
  return { program, calls, inputs: () => readFile(inputs) }
}

/** Speaks what gpg's agent speaks with the program that asks a person (Assuan). */
function pinentryScript(body: string): string {
  const lines = ['#!/bin/sh', 'echo "OK Hello"', 'while read -r command rest; do', body, 'done']
  return `${lines.join('\n')}\n`
}

/** A person who types this when they are asked. */
export function whoTypes(passphrase: string): string {
  return `if [ "$command" = GETPIN ]; then echo "D ${passphrase}"; fi; echo OK`
}

/** A person who says no. */
export const whoCancels =
  'if [ "$command" = GETPIN ]; then echo "ERR 83886179 Operation cancelled"; else echo OK; fi'

/** A person who is away. */
export const whoIsAway = 'if [ "$command" = GETPIN ]; then cat > /dev/null; else echo OK; fi'
