import type { PublicKey } from '#openpgp'
import type { Certificate } from './certificate.ts'
import { type Expiry, earlier, primaryExpiry, subkeyExpiry } from './key-times.ts'
import { publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/** When a key that signs now will no longer do so; null if never, or if it does not sign. */
export async function signsUntil(certificate: Certificate, now: Date): Promise<Date | null> {
  const key = publicKeyOf(certificate)
  const ends = await Promise.all((await signingParts(key, now)).map(subkeyExpiry))
  return ends.length > 0 ? earlier(await primaryExpiry(key), latest(ends)) : null
}

/** OpenPGP.js judges one part of a key if it is asked for by its id, and throws if it does not sign. */
async function signingParts(key: PublicKey, date: Date) {
  const ids = key.getKeyIDs()
  const parts = await Promise.all(
    ids.map((id) => key.getSigningKey(id, date, undefined, SETTINGS).catch(() => null)),
  )
  return parts.filter((part) => part !== null)
}

function latest(ends: readonly Expiry[]): Date | null {
  const times = ends.map((end) => (end instanceof Date ? Number(end) : Infinity))
  const last = Math.max(...times)
  return last === Infinity ? null : new Date(last)
}
