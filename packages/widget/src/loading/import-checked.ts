import { TroubleError } from '../trouble.ts'
import { trustedScriptUrl } from './trusted-script-url.ts'

/** A module that may run only with these very bytes. */
export type CheckedFile = { url: string; integrity: string }

/**
 * Imports a module with its hash enforced.
 *
 * A module script tag is the only way in which all engines check a hash. Its `load` event says that
 * the check passed; only then is the same address imported, which yields the instance that was
 * checked. After `error` nothing is imported: WebKit would fetch again, without the hash.
 *
 * @throws {@link TroubleError} `sealing_not_loaded` if it is missing, changed or blocked.
 */
export async function importChecked(file: CheckedFile, nonce: string): Promise<unknown> {
  await loadChecked(file, nonce)
  return import(file.url)
}

async function loadChecked({ url, integrity }: CheckedFile, nonce: string): Promise<void> {
  const script = document.createElement('script')
  script.type = 'module'
  script.crossOrigin = 'anonymous'
  script.integrity = integrity
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
