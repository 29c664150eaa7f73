import { type Config, enums, type PublicKey, type SignaturePacket, type Subkey } from '#openpgp'
import type { KeyId } from '../ids.ts'
import { requireAccepted } from './key-algorithms.ts'
import { KeyError } from './key-error.ts'
import { toKeyId } from './key-id.ts'
import { subkeyExpiry } from './key-times.ts'
import { SETTINGS } from './settings.ts'

type Candidate = PublicKey | Subkey

/**
 * Finds the part of a key to seal to: the newest that is valid on the date, or the one named.
 *
 * Asks OpenPGP.js about each part alone, since its own search gives no reason that a person could act on.
 *
 * @throws {@link KeyError} with the reason.
 */
export async function findEncryptionKey(
  key: PublicKey,
  date: Date,
  encryptionKeyId?: KeyId,
): Promise<Candidate> {
  let reason = new KeyError('key_no_encryption')
  for (const candidate of newestFirst(key)) {
    if (encryptionKeyId && toKeyId(candidate.getKeyID()) !== encryptionKeyId) continue
    const refusal = await whyUnfit(key, candidate, date)
    if (!refusal) return candidate
    // That another part only signs says nothing once one was found that could encrypt.
    if (reason.code === 'key_no_encryption') reason = refusal
  }
  throw reason
}

/** The named part of a key, valid or not; else the newest that was ever meant for encryption; else its primary part. */
export function flaggedEncryptionKey(key: PublicKey, encryptionKeyId?: KeyId): Candidate {
  const isFlagged = ({ keyFlags }: SignaturePacket) => ((keyFlags?.[0] ?? 0) & ENCRYPTS) !== 0
  const flagged = newestFirst(key).filter((candidate) =>
    selfSignaturesOf(candidate).some(isFlagged),
  )
  const named = flagged.find((candidate) => toKeyId(candidate.getKeyID()) === encryptionKeyId)
  return named ?? flagged[0] ?? key
}

const ENCRYPTS = enums.keyFlags.encryptCommunication | enums.keyFlags.encryptStorage

function selfSignaturesOf(candidate: Candidate): SignaturePacket[] {
  return 'bindingSignatures' in candidate
    ? candidate.bindingSignatures
    : candidate.users.flatMap((user) => user.selfCertifications)
}

function newestFirst(key: PublicKey): Candidate[] {
  const subkeys = key.subkeys.toSorted((a, b) => +b.getCreationTime() - +a.getCreationTime())
  return [...subkeys, key]
}

async function whyUnfit(
  key: PublicKey,
  candidate: Candidate,
  date: Date,
): Promise<KeyError | null> {
  const fitsNow = await canEncrypt(key, candidate, date)
  if (!fitsNow && !(await canEncrypt(key, candidate, null))) {
    return new KeyError('key_no_encryption')
  }
  const refusal = whyNotAccepted(candidate)
  if (refusal || fitsNow) return refusal

  if (candidate.getCreationTime() > date) return new KeyError('key_not_yet_valid')
  const expiry = await subkeyExpiry(candidate)
  return new KeyError('key_subkey_expired', expiry instanceof Date ? { at: expiry } : {})
}

async function canEncrypt(
  key: PublicKey,
  candidate: Candidate,
  date: Date | null,
): Promise<boolean> {
  try {
    await key.getEncryptionKey(candidate.getKeyID(), date, undefined, ANY_ALGORITHM)
    return true
  } catch {
    return false
  }
}

// Tells a refused algorithm from a missing one, so that it can be named.
const ANY_ALGORITHM: Config = {
  ...SETTINGS,
  minRSABits: 0,
  rejectCurves: new Set(),
  rejectPublicKeyAlgorithms: new Set(),
}

function whyNotAccepted(candidate: Candidate): KeyError | null {
  try {
    requireAccepted(candidate.getAlgorithmInfo())
    return null
  } catch (error) {
    if (error instanceof KeyError) return error
    throw error
  }
}
