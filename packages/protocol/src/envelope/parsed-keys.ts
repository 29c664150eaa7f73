import type {
  KeyID,
  MaybeStream,
  Message,
  PrivateKey,
  PublicKey,
  SessionKey,
  Signature,
} from '#openpgp'
import type { KeyId } from '../ids.ts'
import type { Certificate, HeldKey, SecretKey } from './certificate.ts'
import { toKeyId } from './key-id.ts'
import { SETTINGS } from './settings.ts'

// Beside the plain values, not among them: those can then be logged, compared and stored.
const publicKeys = new WeakMap<Certificate, PublicKey>()
const privateKeys = new WeakMap<SecretKey, PrivateKey>()
const keepers = new WeakMap<HeldKey, CheckedKeeper>()

export type Sealed = Message<MaybeStream<Uint8Array | string>>

/** A program that keeps a private key, whose answers were checked. */
export type CheckedKeeper = {
  openSessionKeys: (message: Sealed) => Promise<SessionKey[]>
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Signature>
  signCleartext: (text: string) => Promise<string>
}

/** The parsed key of a certificate that this folder made. */
export function publicKeyOf(certificate: Certificate): PublicKey {
  const key = publicKeys.get(certificate)
  if (!key) throw new TypeError('This certificate is a copy; use the object that was read.')
  return key
}

/** Key ids of all parts of a certificate. */
export function partIdsOf(certificate: Certificate): KeyId[] {
  return publicKeyOf(certificate).getKeyIDs().map(toKeyId)
}

/** The parsed, unlocked key of a secret key that this folder made. */
export function privateKeyOf(secret: SecretKey): PrivateKey {
  const key = privateKeys.get(secret)
  if (!key) throw new TypeError('This secret key is a copy; use the object that was read.')
  return key
}

/** Ties a certificate to the key it was made of. */
export function withPublicKey(certificate: Certificate, key: PublicKey): Certificate {
  publicKeys.set(certificate, key)
  return certificate
}

/** Pairs an unlocked private key with its certificate. */
export function toSecretKey(key: PrivateKey, certificate: Certificate): SecretKey {
  const secret = { certificate, armored: key.armor(SETTINGS) }
  privateKeys.set(secret, key)
  return secret
}

/** The keeper of a held key that this folder made. */
export function keeperOf(key: HeldKey): CheckedKeeper {
  const keeper = keepers.get(key)
  if (!keeper) throw new TypeError('This held key is a copy; use the object that was read.')
  return keeper
}

/** Pairs a certificate with whoever keeps its private key. */
export function toHeldKey(certificate: Certificate, keeper: CheckedKeeper): HeldKey {
  const held: HeldKey = { certificate, isHeld: true }
  keepers.set(held, keeper)
  return held
}

/** The key id object that OpenPGP.js wants where we write hex. */
export function encryptionKeyIdOf(certificate: Certificate): KeyID {
  const keyId = publicKeyOf(certificate)
    .getKeyIDs()
    .find((candidate) => toKeyId(candidate) === certificate.encryptionKeyId)
  if (!keyId) throw new TypeError('The certificate names a part that its key does not have.')
  return keyId
}
