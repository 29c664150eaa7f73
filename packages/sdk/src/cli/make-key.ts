import { generateVendorKey, protectSecretKey, type SecretKey } from '@sealpost/protocol/envelope'
import type { Io } from './io.ts'
import { choosePassphrase, type PassphraseOptions } from './passphrase.ts'
import type { PlannedFile } from './planned-file.ts'

export type NewKeyOptions = PassphraseOptions & {
  email?: string
  'no-passphrase'?: boolean
}

/** A key just made, and its armor under the passphrase that was chosen. */
export type NewKey = {
  key: SecretKey & { revocationCertificate: string }
  armored: string
}

/** Makes a vendor's key, protected unless the caller has said otherwise. */
export async function makeKey(name: string, given: NewKeyOptions, io: Io): Promise<NewKey> {
  const { email } = given
  const passphrase = await choosePassphrase(io, given)
  const key = await generateVendorKey({ name, ...(email !== undefined && { email }) }, new Date())
  return {
    key,
    armored: passphrase === null ? key.armored : await protectSecretKey(key, passphrase),
  }
}

/** The files that a new key is kept in. `base` is their path without an ending. */
export function keyFiles({ key, armored }: NewKey, keyPath: string, base: string): PlannedFile[] {
  const secret = { isSecret: true }
  return [
    { ...secret, what: 'private key', path: keyPath, text: armored },
    {
      ...secret,
      what: 'revocation certificate',
      path: `${base}.revoke.asc`,
      text: key.revocationCertificate,
    },
    { what: 'public key', path: `${base}.asc`, text: key.certificate.armored, isSecret: false },
  ]
}
