import { KeyError, readCertificate } from '@sealpost/protocol/envelope'
import { dayOf, endsWithin } from './days-left.ts'
import type { Examined } from './examined.ts'
import { fetchText } from './fetch-place.ts'
import { type Trouble, trouble } from './troubles.ts'

const WARNING_DAYS = 14

/** Whether the security.txt of the vendor's site (RFC 9116) says what the profile says. */
export async function checkSecurityTxt(examined: Examined): Promise<Trouble[]> {
  const { url: policyUrl } = examined.verified.profile.policy
  const site = examined.site ?? (policyUrl === undefined ? null : new URL(policyUrl))
  if (!site) return []
  const place = new URL('/.well-known/security.txt', site)
  const text = await fetchText(place, examined.fetch)
  if (text === null) return [trouble('security_txt_missing', place.href)]
  const valuesOf = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}:[ \\t]*(\\S+)`, 'gim'))].map(([, value = '']) => value)
  return [
    ...endTroubles(valuesOf('Expires')[0], examined.now),
    ...contactTroubles(valuesOf('Contact'), examined),
    ...(await keyTroubles(valuesOf('Encryption'), examined)),
  ]
}

function endTroubles(expires: string | undefined, now: Date): Trouble[] {
  const end = new Date(expires ?? '')
  if (Number.isNaN(Number(end))) return [trouble('security_txt_expired')]
  if (end <= now) return [trouble('security_txt_expired', dayOf(end))]
  return endsWithin(WARNING_DAYS, end, now) ? [trouble('security_txt_expiring', dayOf(end))] : []
}

function contactTroubles(contacts: readonly string[], { verified, settings }: Examined): Trouble[] {
  const { policy, origins } = verified.profile
  const mailboxes = policy.channels.flatMap(({ mailbox }) => (mailbox ? [mailbox] : []))
  const known = [
    `${settings.service}/v/${settings.vendor}`,
    ...[...mailboxes, policy.fallback?.email].map((address) => `mailto:${address}`),
    policy.fallback?.url,
  ]
  const isKnown = (contact: string) =>
    known.includes(contact) || (URL.canParse(contact) && origins.includes(new URL(contact).origin))
  return contacts.some(isKnown)
    ? []
    : [trouble('security_txt_other_contact', contacts.join(', ') || null)]
}

async function keyTroubles(places: readonly string[], examined: Examined): Promise<Trouble[]> {
  const { verified } = examined
  const found = (await Promise.all(places.map((place) => fingerprintsAt(place, examined)))).flat()
  if (found.length === 0) return [trouble('security_txt_without_key')]
  const known = [...[...verified.recipients.values()].flat(), ...verified.signers]
  const isKnown = (one: string) => known.some(({ fingerprint }) => fingerprint === one)
  return found.filter((one) => !isKnown(one)).map((one) => trouble('security_txt_other_key', one))
}

const BLOCKS = /-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]+?-----END PGP PUBLIC KEY BLOCK-----/g

/** RFC 9116 §2.5.4: an address to fetch, or the fingerprint itself. Keys in the DNS are left alone. */
async function fingerprintsAt(place: string, { fetch, now }: Examined): Promise<string[]> {
  if (place.startsWith('openpgp4fpr:')) return [place.slice('openpgp4fpr:'.length).toLowerCase()]
  if (!/^https?:/.test(place) || !URL.canParse(place)) return []
  const text = await fetchText(new URL(place), fetch)
  const blocks = [...(text ?? '').matchAll(BLOCKS)].map(([block]) => block)
  return (await Promise.all(blocks.map((block) => fingerprintOf(block, now)))).flat()
}

async function fingerprintOf(armored: string, now: Date): Promise<string[]> {
  try {
    return [(await readCertificate(armored, { now })).fingerprint]
  } catch (error) {
    // Keys of former times may stand beside the one of today.
    if (error instanceof KeyError) return []
    throw error
  }
}
