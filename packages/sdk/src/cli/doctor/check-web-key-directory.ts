import { encodeBase64 } from '@sealpost/protocol'
import { KeyError, readCertificate } from '@sealpost/protocol/envelope'
import type { Examined } from './examined.ts'
import { fetchPlace } from './fetch-place.ts'
import { type Trouble, trouble } from './troubles.ts'

/**
 * Whether mail programs are given a key of the profile for its mailboxes (draft-koch-openpgp-webkey-service).
 * A domain without a directory is in order.
 */
export async function checkWebKeyDirectory(examined: Examined): Promise<Trouble[]> {
  const { channels } = examined.verified.profile.policy
  const mailboxes = new Set(channels.flatMap(({ mailbox }) => (mailbox ? [mailbox] : [])))
  const troubles = [...mailboxes].map((mailbox) => checkMailbox(mailbox, examined))
  return (await Promise.all(troubles)).flat()
}

async function checkMailbox(mailbox: string, examined: Examined): Promise<Trouble[]> {
  const { verified, now } = examined
  const bytes = await fetchKey(mailbox, examined.fetch)
  if (!bytes) return []
  try {
    const { fingerprint } = await readCertificate(armor(bytes), { now })
    const known = [...verified.recipients.values()].flat()
    const isKnown = known.some((certificate) => certificate.fingerprint === fingerprint)
    return isKnown ? [] : [trouble('wkd_other_key', `${mailbox}, ${fingerprint}`)]
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    return [trouble('wkd_unusable', `${mailbox}, ${error.message}`)]
  }
}

/** The advanced method; the direct one where the domain has no host for it (§3.1). */
async function fetchKey(mailbox: string, send: typeof fetch): Promise<Uint8Array | null> {
  const [local, domain] = splitAddress(mailbox)
  const file = `hu/${await hashOf(local)}?l=${encodeURIComponent(local)}`
  const path = '/.well-known/openpgpkey'
  const advanced = new URL(`https://openpgpkey.${domain}${path}/${domain}/${file}`)
  const direct = new URL(`https://${domain}${path}/${file}`)
  const place = (await fetchPlace(advanced, send)) ?? (await fetchPlace(direct, send))
  return place?.status === 200 ? place.bytes : null
}

function splitAddress(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1).toLowerCase()]
}

async function hashOf(local: string): Promise<string> {
  const bytes = new TextEncoder().encode(local.toLowerCase())
  return encodeZBase32(new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)))
}

const Z_BASE_32 = 'ybndrfg8ejkmcpqxot1uwisza345h769'

/** z-base-32 (RFC 6189 §5.1.6) of 20 bytes, whose bits leave no rest. */
function encodeZBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const fives = bits.match(/.{5}/g) ?? []
  return fives.map((five) => Z_BASE_32[Number.parseInt(five, 2)]).join('')
}

/** Directories hold keys in binary. */
function armor(bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).replace(/.{64}/g, '$&\n')
  return `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${lines}\n-----END PGP PUBLIC KEY BLOCK-----\n`
}
