import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { succeed, type Workshop } from './programs.ts'

/** A key as its program exports it: one block for others, one to keep, without a passphrase. */
export type MadeKey = { publicKey: string; privateKey: string; fingerprint: string }

/** Lines of a gpg parameter file that say what kind of key to make. */
export const GPG_KINDS = {
  rsa2048: gpgKind('RSA', 'Length: 2048', 'RSA', 'Length: 2048'),
  rsa3072: gpgKind('RSA', 'Length: 3072', 'RSA', 'Length: 3072'),
  rsa4096: gpgKind('RSA', 'Length: 4096', 'RSA', 'Length: 4096'),
  curve25519: gpgKind('EDDSA', 'Curve: ed25519', 'ECDH', 'Curve: cv25519'),
  nistp256: gpgKind('ECDSA', 'Curve: nistp256', 'ECDH', 'Curve: nistp256'),
  nistp384: gpgKind('ECDSA', 'Curve: nistp384', 'ECDH', 'Curve: nistp384'),
  nistp521: gpgKind('ECDSA', 'Curve: nistp521', 'ECDH', 'Curve: nistp521'),
  rsa1024: gpgKind('RSA', 'Length: 1024', 'RSA', 'Length: 1024'),
  dsa2048: gpgKind('DSA', 'Length: 2048', 'ELG', 'Length: 2048'),
  secp256k1: gpgKind('ECDSA', 'Curve: secp256k1', 'ECDH', 'Curve: secp256k1'),
  brainpoolP256r1: gpgKind('ECDSA', 'Curve: brainpoolP256r1', 'ECDH', 'Curve: brainpoolP256r1'),
  elgamalSubkey: gpgKind('RSA', 'Length: 2048', 'ELG', 'Length: 1024'),
} as const

// biome-ignore format: one line for each line of the file.
function gpgKind(...[type, size, subType, subSize]: [string, string, string, string]): string {
  return [
    `Key-Type: ${type}`, `Key-${size}`, 'Key-Usage: sign',
    `Subkey-Type: ${subType}`, `Subkey-${subSize}`, 'Subkey-Usage: encrypt',
  ].join('\n')
}

/** Makes a key with gpg and leaves it in the workshop's keyring. */
export async function makeGpgKey(
  workshop: Workshop,
  kind: keyof typeof GPG_KINDS,
): Promise<MadeKey> {
  const parameters = `%no-protection\n${GPG_KINDS[kind]}\nName-Real: ${randomUUID()}\nExpire-Date: 0\n%commit\n`
  const { stderr } = await succeed('gpg', [
    ...['--homedir', workshop.folder, '--batch', '--no-tty', '--status-fd', '2'],
    ...['--gen-key', await workshop.write('parameters', parameters)],
  ])
  const fingerprint = /KEY_CREATED \w ([0-9A-F]{40})/.exec(stderr)?.[1]?.toLowerCase()
  if (!fingerprint) throw new Error(`gpg made no ${kind} key: ${stderr}`)
  return exportGpgKey(workshop, fingerprint)
}

/** Exports a key of the workshop's keyring as it is now. */
export async function exportGpgKey(workshop: Workshop, fingerprint: string): Promise<MadeKey> {
  const args = ['--homedir', workshop.folder, '--batch', '--armor']
  const publicKey = await succeed('gpg', [...args, '--export', fingerprint])
  const privateKey = await succeed('gpg', [...args, '--export-secret-keys', fingerprint])
  return {
    publicKey: publicKey.stdout.toString(),
    privateKey: privateKey.stdout.toString(),
    fingerprint,
  }
}

/** Makes a key with Sequoia. */
export async function makeSqKey(workshop: Workshop, suite: 'cv25519' | 'rsa3k'): Promise<MadeKey> {
  const path = workshop.path(`sq-${suite}`)
  await succeed('sq', ['key', 'generate', '--userid', suite, '-c', suite, '--export', path])
  const publicKey = await succeed('sq', ['key', 'extract-cert', path])
  const dump = await succeed('sq', ['inspect', path])
  return {
    publicKey: publicKey.stdout.toString(),
    privateKey: (await workshop.read(`sq-${suite}`)).toString(),
    fingerprint:
      /Fingerprint: ([0-9A-F]{40})/.exec(dump.stdout.toString())?.[1]?.toLowerCase() ?? '',
  }
}

/** What `rnpkeys --expert` asks for: an algorithm and, for some, a curve or size. */
export const RNP_ANSWERS = {
  rsa2048: '1\n2048\n',
  curve25519: '22\n',
  nistp256: '19\n1\n',
  nistp384: '19\n2\n',
} as const

/** Makes a key with RNP. */
export async function makeRnpKey(
  workshop: Workshop,
  kind: keyof typeof RNP_ANSWERS,
): Promise<MadeKey> {
  const folder = workshop.path(`rnp-${kind}`)
  await mkdir(folder, { mode: 0o700 })
  const args = ['--homedir', folder, '--notty', '--password=']
  await succeed(
    'rnpkeys',
    [...args, '--generate-key', '--expert', '--userid', kind],
    RNP_ANSWERS[kind],
  )
  const publicKey = await succeed('rnpkeys', [...args, '--export-key', kind])
  const privateKey = await succeed('rnpkeys', [...args, '--export-key', '--secret', kind])
  const list = await succeed('rnpkeys', [...args, '--list-keys'])
  return {
    publicKey: publicKey.stdout.toString(),
    privateKey: privateKey.stdout.toString(),
    fingerprint: /\b[0-9a-f]{40}\b/.exec(list.stdout.toString())?.[0] ?? '',
  }
}
