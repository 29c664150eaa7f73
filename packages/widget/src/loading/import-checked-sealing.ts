import type { Sealing } from '../sealing/sealing.ts'
import { TroubleError } from '../trouble.ts'
import { CRYPTO_FILE } from './crypto-file.ts'
import { ownScript } from './own-script.ts'
import { trustedScriptUrl } from './trusted-script-url.ts'

let tries = 0

/**
 * Loads the crypto file with its hash enforced.
 *
 * A module script tag is the only way in which all engines check a hash. Its `load` event says that
 * the check passed; only then is the same address imported, which yields the instance that was
 * checked. After `error` nothing is imported: WebKit would fetch again, without the hash.
 *
 * @throws {@link TroubleError} `sealing_not_loaded` if it is missing, changed or blocked.
 */
export async function importSealing(): Promise<Sealing> {
  if (!ownScript) throw new TroubleError('sealing_not_loaded')
  const url = new URL(CRYPTO_FILE.name, ownScript.src)
  // Engines remember that an address failed.
  if (tries++ > 0) url.searchParams.set('try', String(tries))

  await loadChecked(url.href, ownScript.nonce)
  const { sealing }: { sealing: Sealing } = await import(/* @vite-ignore */ url.href)
  return sealing
}

async function loadChecked(url: string, nonce: string): Promise<void> {
  const script = document.createElement('script')
  script.type = 'module'
  script.crossOrigin = 'anonymous'
  script.integrity = CRYPTO_FILE.integrity
  script.nonce = nonce
  script.src = trustedScriptUrl(url)
  try {
    await new Promise((resolve, reject) => {
      script.addEventListener('load', resolve)
      script.addEventListener('error', () => reject(new TroubleError('sealing_not_loaded')))
      document.head.append(script)
    })
  } finally {
    script.remove()
  }
}
