import { mkdir } from 'node:fs/promises'
import type { MadeKey } from './key-makers.ts'
import { run, succeed, type Workshop } from './programs.ts'

/** Opens a message with a key that needs no passphrase, and returns the exact plaintext. */
export type Opener = (workshop: Workshop, key: MadeKey, sealed: Uint8Array) => Promise<Buffer>

/**
 * gpg exits 2 when it does not know the signer, although it decrypted: the status lines tell.
 */
const openWithGpg: Opener = async (workshop, key, sealed) => {
  const gpg = ['--homedir', workshop.folder, '--batch', '--no-tty', '--status-fd', '2']
  await succeed('gpg', [...gpg, '--import'], key.privateKey)
  const { stdout, stderr } = await run('gpg', [
    ...gpg,
    '--decrypt',
    await workshop.write(`${key.fingerprint}.pgp`, sealed),
  ])
  if (!stderr.includes('DECRYPTION_OKAY') || /BADSIG|DECRYPTION_FAILED/.test(stderr)) {
    throw new Error(`gpg could not decrypt: ${stderr}`)
  }
  return stdout
}

const openWithSq: Opener = async (workshop, key, sealed) => {
  const { stdout } = await succeed('sq', [
    ...[
      'decrypt',
      '--recipient-key',
      await workshop.write(`${key.fingerprint}.asc`, key.privateKey),
    ],
    await workshop.write(`${key.fingerprint}.pgp`, sealed),
  ])
  return stdout
}

/** RNP too exits with an error for an unknown signer; it writes the output only after the integrity check. */
const openWithRnp: Opener = async (workshop, key, sealed) => {
  const folder = workshop.path(`open-${key.fingerprint}`)
  await mkdir(folder, { mode: 0o700, recursive: true })
  const rnp = ['--homedir', folder, '--notty', '--password=']
  const secret = await workshop.write(`${key.fingerprint}.asc`, key.privateKey)
  await succeed('rnpkeys', [...rnp, '--import-keys', secret])
  const input = await workshop.write(`${key.fingerprint}.pgp`, sealed)
  const output = workshop.path(`${key.fingerprint}.out`)
  const { stderr } = await run('rnp', [
    ...rnp,
    '--decrypt',
    input,
    '--overwrite',
    '--output',
    output,
  ])
  return workshop.read(`${key.fingerprint}.out`).catch((cause: unknown) => {
    throw new Error(`rnp could not decrypt: ${stderr}`, { cause })
  })
}

/** Programs that people open reports with, when they do not use ours. */
export const OPENERS = { gpg: openWithGpg, sq: openWithSq, rnp: openWithRnp }
