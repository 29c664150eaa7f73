import type { KeyID, PrivateKey, PublicKey } from '#openpgp'
import type { KeyId } from '../ids.ts'
import type { Certificate, SecretKey } from './certificate.ts'
import { toKeyId } from './key-id.ts'
import { SETTINGS } from './settings.ts'

// Beside the plain values, not among them: those can then be logged, compared and stored.
const publicKeys = new WeakMap<Certificate, PublicKey>()
const privateKeys = new WeakMap<SecretKey, PrivateKey>()

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

/** The key id object that OpenPGP.js wants where we write hex. */
export function encryptionKeyIdOf(certificate: Certificate): KeyID {
  const keyId = publicKeyOf(certificate)
    .getKeyIDs()
    .find((candidate) => toKeyId(candidate) === certificate.encryptionKeyId)
  if (!keyId) throw new TypeError('The certificate names a part that its key does not have.')
  return keyId
}
