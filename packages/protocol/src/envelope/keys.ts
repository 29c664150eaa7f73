import {
  type AnyKeyPacket,
  decryptKey,
  encryptKey,
  generateKey,
  type PrivateKey,
  type PublicKey,
  SecretKeyPacket,
  SecretSubkeyPacket,
} from '#openpgp'
import type { Fingerprint } from '../ids.ts'
import type { Certificate, SecretKey } from './certificate.ts'
import { toPastCertificate, toUsableCertificate } from './judge-key.ts'
import { readPrivateBlock, readPublicBlock } from './key-block.ts'
import { KeyError } from './key-error.ts'
import { lastChange } from './key-times.ts'
import { privateKeyOf, toSecretKey } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'
import { withFreshKeys } from './with-fresh-keys.ts'

/** How far a clock may run behind the newest signature of a key before the key counts as made in the future. */
const MAX_CLOCK_LAG_MS = 24 * 60 * 60 * 1000

/**
 * Reads a public key that items can be sealed to now.
 *
 * Takes exactly one armored block. With `expected`, the primary fingerprint must be that one.
 *
 * @throws {@link KeyError} for every other text, with the reason as its code.
 */
export async function readCertificate(
  armored: string,
  options: { now: Date; expected?: Fingerprint },
): Promise<Certificate> {
  const { block, key } = await readPublicBlock(armored)
  if (options.expected && key.getFingerprint() !== options.expected) {
    throw new KeyError('key_fingerprint_mismatch', { found: key.getFingerprint() })
  }
  return toUsableCertificate(key, { armored: block, date: forgiveLag(options.now, key) })
}

/**
 * Reads a private key and unlocks it.
 *
 * Accepts keys that have expired or were revoked, since they open what was sealed before; with `now`,
 * only keys that can be used at that time.
 *
 * @throws {@link KeyError}
 */
export async function readSecretKey(
  armored: string,
  options: { passphrase?: string; now?: Date } = {},
): Promise<SecretKey> {
  const { key: locked } = await readPrivateBlock(armored)
  const key = await unlock(locked, options.passphrase)
  const publicKey = key.toPublic()
  const block = publicKey.armor(SETTINGS)
  const certificate = options.now
    ? await toUsableCertificate(publicKey, {
        armored: block,
        date: forgiveLag(options.now, publicKey),
      })
    : await toPastCertificate(publicKey, block)
  return toSecretKey(key, certificate)
}

/** Makes the key of one case: version 4 Curve25519, with no name or address in it. */
export async function generateCaseKey(now: Date): Promise<SecretKey> {
  const { privateKey } = await generate({ name: 'Sealpost reporter' }, now)
  return describeGenerated(privateKey, now)
}

/** Makes a key for a vendor that every current OpenPGP program reads: version 4 Curve25519, without expiry. */
export async function generateVendorKey(
  owner: { name: string; email?: string },
  now: Date,
): Promise<SecretKey & { revocationCertificate: string }> {
  const { privateKey, revocationCertificate } = await generate(owner, now)
  return Object.assign(await describeGenerated(privateKey, now), { revocationCertificate })
}

/**
 * Writes a private key so that it is of use only with a passphrase.
 *
 * @param secret As it was read or made, not a copy.
 * @returns ASCII armor that {@link readSecretKey} and every OpenPGP program read.
 */
export async function protectSecretKey(secret: SecretKey, passphrase: string): Promise<string> {
  const privateKey = privateKeyOf(secret)
  return (await encryptKey({ privateKey, passphrase, config: SETTINGS })).armor(SETTINGS)
}

function generate(userId: { name: string; email?: string }, now: Date) {
  return withFreshKeys(() =>
    generateKey({
      // The newer encoding of Curve25519 in version 4 keys is unreadable to gpg 2.2, sq 0.27 and rnp 0.16.
      type: 'ecc',
      curve: 'curve25519Legacy',
      userIDs: [userId],
      date: now,
      format: 'object',
      config: SETTINGS,
    }),
  )
}

async function describeGenerated(privateKey: PrivateKey, now: Date): Promise<SecretKey> {
  const publicKey = privateKey.toPublic()
  const armored = publicKey.armor(SETTINGS)
  return toSecretKey(privateKey, await toUsableCertificate(publicKey, { armored, date: now }))
}

/** A part without a passphrase stays as it is; a part kept elsewhere, as on a card, stays away. */
async function unlock(key: PrivateKey, passphrase?: string): Promise<PrivateKey> {
  if (!key.getKeys().some(({ keyPacket }) => isLocked(keyPacket))) return key
  if (passphrase === undefined) throw new KeyError('key_passphrase')
  try {
    return await decryptKey({ privateKey: key, passphrase, config: SETTINGS })
  } catch (cause) {
    throw new KeyError('key_passphrase', { cause })
  }
}

function isLocked(packet: AnyKeyPacket): boolean {
  const isSecret = packet instanceof SecretKeyPacket || packet instanceof SecretSubkeyPacket
  return isSecret && !packet.isDecrypted() && !packet.isMissingSecretKeyMaterial()
}

/** The date to judge a key by: now, or its last change where a clock is a little slow. */
function forgiveLag(now: Date, key: PublicKey): Date {
  const changed = lastChange(key)
  const lagMs = Number(changed) - Number(now)
  return lagMs > 0 && lagMs <= MAX_CLOCK_LAG_MS ? changed : now
}
