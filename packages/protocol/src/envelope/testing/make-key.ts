import { generateKey, type KeyOptions, type PrivateKey, type PublicKey } from '#openpgp'
import { now } from '../../testing/make-item.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export function daysFromNow(days: number): Date {
  return new Date(Number(now) + days * DAY_MS)
}

/** A key made by OpenPGP.js with the given peculiarities, 10 days before the tests' now. */
export async function makeKey(
  options: Partial<Omit<KeyOptions, 'format'>> = {},
): Promise<{ publicKey: PublicKey; privateKey: PrivateKey; armored: string; secret: string }> {
  const { publicKey, privateKey } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: { name: 'Vendor', email: 'security@acme.example' },
    date: daysFromNow(-10),
    ...options,
    format: 'object',
  })
  return { publicKey, privateKey, armored: publicKey.armor(), secret: privateKey.armor() }
}
