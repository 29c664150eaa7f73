import { isPublicAddress } from './public-address.ts'

export type UrlSettings = {
  /** Lets requests go to this machine, by http: too. For development only. */
  allowLocalhost: boolean
}

/** Every host of digits is one: a last label that is a number makes it so. */
const IPV4 = /^[\d.]+$/
/** Labels of a name that is looked up as it stands: a short one would be completed by the machine. */
const FULL_NAME = /^(?:[a-z\d_](?:[a-z\d_-]*[a-z\d_])?\.)+[a-z][a-z\d-]*[a-z\d]$/
/** Names with a meaning inside a network only (RFC 6761, 6762, 8375; .internal by ICANN in 2024). */
const INNER_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|lan|home\.arpa)$/

/**
 * Says, as a sentence for people, why nothing is sent to a URL. Null where only the addresses behind
 * its name remain to be checked, which is done anew for each connection.
 */
export function findUrlFault(text: string, { allowLocalhost }: UrlSettings): string | null {
  // Parsed once, by the rules that `fetch` goes by: 0x7f.1 and full-width digits are numbers by now.
  const url = URL.parse(text)
  if (!url) return 'This is no URL.'
  if (url.username || url.password) return 'It must not hold a user or a password.'
  if (text.includes('#')) return 'It must not hold a fragment.'
  if (allowLocalhost && isLocalhost(url)) return findSchemeFault(url, ['https:', 'http:'])
  return findSchemeFault(url, ['https:']) ?? findHostFault(url.hostname)
}

/** Whether a URL leads to this machine by one of its three plain names. */
export function isLocalhost({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function findSchemeFault({ protocol }: URL, allowed: readonly string[]): string | null {
  return allowed.includes(protocol) ? null : 'It must begin with https:.'
}

function findHostFault(host: string): string | null {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (isPublicAddress(address)) return null
  if (host !== address || IPV4.test(host)) return 'Its address is not public.'
  if (INNER_NAME.test(host)) return 'Its name leads nowhere outside a network.'
  return FULL_NAME.test(host) ? null : 'Its host must be a full name or a public address.'
}
