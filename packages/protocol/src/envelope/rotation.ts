import type { PublicKey } from '#openpgp'
import type { Day } from '../encodings.ts'
import type { Fingerprint, VendorSlug } from '../ids.ts'
import type { Profile } from '../profile.ts'
import { type Rotation, rotationText } from '../rotation.ts'
import type { Certificate, OwnKey } from './certificate.ts'
import { signDetached, verifyDetached } from './detached.ts'
import { toPastCertificate } from './judge-key.ts'
import type { KeyBlock } from './key-block.ts'
import { KeyError } from './key-error.ts'
import { readProfileKeys } from './profile-keys.ts'

/**
 * Names a key's successor, signed by the key that retires. Belongs into every later profile.
 *
 * @throws {@link KeyError} `key_no_signing` if the old key cannot sign at this time.
 */
export async function signRotation(
  old: OwnKey,
  successor: { vendor: VendorSlug; to: Fingerprint; day: Day },
  now: Date,
): Promise<Rotation> {
  const { vendor, to, day } = successor
  const statement = { from: old.certificate.fingerprint, to, day }
  const signature = await signDetached(rotationText(vendor, statement), old, now)
  return { ...statement, signature }
}

/**
 * Whether a verified profile's rotations lead from a key that somebody pinned to the key that is pinned
 * now, each step signed by the key before it. A key of a kind that is refused today leads nowhere.
 *
 * @param past The profile under which the old key was pinned; holds that key's certificate.
 * @param current Holds the rotations, and the certificates of the steps between.
 */
export async function leadsTo(
  [past, current]: readonly [past: Profile, current: Profile],
  steps: { from: Fingerprint; to: Fingerprint },
): Promise<boolean> {
  const [pastKeys, currentKeys] = [await readProfileKeys(past), await readProfileKeys(current)]
  let at = steps.from
  // Each rotation is used once, so a circle ends.
  const left = [...(current.rotations ?? [])]
  while (at !== steps.to) {
    const next = left.findIndex((rotation) => rotation.from === at)
    const [rotation] = next < 0 ? [] : left.splice(next, 1)
    // The newer copy knows of a revocation.
    const signer = currentKeys.blocks.get(at) ?? pastKeys.blocks.get(at)
    if (!rotation || !signer) return false
    const certificate = await readable(signer)
    if (!certificate) return false
    const text = rotationText(current.vendor, rotation)
    const { state } = await verifyDetached(text, rotation.signature, certificate)
    if (state === 'valid') at = rotation.to
  }
  return true
}

async function readable({ key, block }: KeyBlock<PublicKey>): Promise<Certificate | null> {
  try {
    return await toPastCertificate(key, block)
  } catch (error) {
    if (error instanceof KeyError) return null
    throw error
  }
}
