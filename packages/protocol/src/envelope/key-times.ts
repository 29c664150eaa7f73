import type { PublicKey, Subkey } from '#openpgp'
import { SETTINGS } from './settings.ts'

/** When something expires; null if never, `unknown` if no valid signature says. */
export type Expiry = Date | null | 'unknown'

/** When the primary key expires. */
export async function primaryExpiry(key: PublicKey): Promise<Expiry> {
  return toExpiry(await key.getExpirationTime(undefined, SETTINGS))
}

/** When a subkey expires by itself; a primary key has no such date besides its own. */
export async function subkeyExpiry(candidate: PublicKey | Subkey): Promise<Expiry> {
  if (!('bindingSignatures' in candidate)) return null
  return toExpiry(await candidate.getExpirationTime(whenever(), SETTINGS))
}

/** When the key last changed: its newest self-signature, or its own creation. */
export function lastChange(key: PublicKey): Date {
  const signatures = [
    ...key.users.flatMap((user) => user.selfCertifications),
    ...key.subkeys.flatMap((subkey) => subkey.bindingSignatures),
  ]
  const times = signatures.map((signature) => Number(signature.created))
  return new Date(Math.max(Number(key.getCreationTime()), ...times))
}

/** The earlier of two expiries, where one is known. */
export function earlier(one: Expiry, other: Expiry): Date | null {
  const times = [one, other].filter((expiry) => expiry instanceof Date).map(Number)
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** The later of two dates. */
export function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

/** OpenPGP.js takes null for "whatever the date"; its types say so only in some places. */
export function whenever(): Date {
  return null as unknown as Date
}

/** OpenPGP.js says `Infinity` for "never" and null for "no valid signature says". */
function toExpiry(expiry: Date | number | null): Expiry {
  if (expiry === null) return 'unknown'
  return expiry instanceof Date ? expiry : null
}
