import type { Fingerprint } from '../ids.ts'
import type { HeldKey, KeyKeeper } from './certificate.ts'
import { holdKey } from './checked-keeper.ts'
import { toPastCertificate } from './judge-key.ts'
import { readPublicBlock } from './key-block.ts'
import { KeyError } from './key-error.ts'

/**
 * Reads the public part of a key that a program keeps. It may have expired or been revoked, since it
 * opens what was sealed before; sealing and signing check again for themselves.
 *
 * @throws {@link KeyError} `key_fingerprint_mismatch` for another key than expected; others for a text
 * that is no fit key.
 */
export async function readHeldKey(
  armored: string,
  { keeper, expected }: { keeper: KeyKeeper; expected: Fingerprint },
): Promise<HeldKey> {
  const { block, key } = await readPublicBlock(armored)
  if (key.getFingerprint() !== expected) {
    throw new KeyError('key_fingerprint_mismatch', { found: key.getFingerprint() })
  }
  return holdKey(await toPastCertificate(key, block), keeper)
}
