import ipaddr from 'ipaddr.js'

/** All that is public unicast (RFC 4291 §2.4); the special ranges within it are left out below. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** Azure answers its virtual machines here, on an address that looks public. */
const AZURE_HOST = '168.63.129.16'

/**
 * Whether an IP address, as a resolver or a parsed URL spells it, is a public unicast one. Anything
 * else is refused: what leads inwards, what is reserved, and IPv6 that carries an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return address !== AZURE_HOST && ipaddr.IPv4.parse(address).range() === 'unicast'
  }
  if (!ipaddr.IPv6.isValid(address)) return false
  const parsed = ipaddr.IPv6.parse(address)
  return parsed.zoneId === undefined && parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST)
}
