import type { Sealing } from '../sealing/sealing.ts'
import { TroubleError } from '../trouble.ts'
import { CRYPTO_FILE } from './crypto-file.ts'
import { importChecked } from './import-checked.ts'
import { ownScript } from './own-script.ts'

let tries = 0

/**
 * Loads the crypto file that stands beside the first script.
 *
 * @throws {@link TroubleError} `sealing_not_loaded` if it is missing, changed or blocked.
 */
export async function importSealing(): Promise<Sealing> {
  if (!ownScript) throw new TroubleError('sealing_not_loaded')
  const url = new URL(CRYPTO_FILE.name, ownScript.src)
  // Engines remember that an address failed.
  if (tries++ > 0) url.searchParams.set('try', String(tries))
  const { integrity } = CRYPTO_FILE
  const loaded = await importChecked({ url: url.href, integrity }, ownScript.nonce)
  return toSealingModule(loaded).sealing
}

/** The hash was checked, so this is the file that the build made beside this one. */
function toSealingModule(loaded: unknown): { sealing: Sealing } {
  return loaded as { sealing: Sealing }
}
