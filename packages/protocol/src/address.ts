/** Something that a scope can be compared with: a host, perhaps with port and path, or an IP range. */
export type Address = {
  /** Lower case; international names in punycode, IPv6 in brackets. */
  host: string
  /** Empty for the scheme's own port. */
  port: string
  path: string
  /** Null unless the host is an IP address. */
  range: IpRange | null
}

/** An IP network: as many leading bits as `prefixBits` count. */
export type IpRange = { bytes: readonly number[]; prefixBits: number }

/** Reads a URL, host name, IP address or CIDR range as people type it; null if it is none of these. */
export function parseAddress(text: string): Address | null {
  const range = parseRange(text)
  if (range) return { host: text.toLowerCase(), port: '', path: '/', range }

  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || !LOOKS_LIKE_HOST.test(url.hostname)) return null
  const { hostname: host, port, pathname: path } = url
  // The URL parser takes "2.3.1" for the address 2.3.0.1.
  if (/^[\d.]+$/.test(host) && !text.includes(host)) return null
  return { host, port, path, range: parseRange(host.replace(/^\[|\]$/g, '')) }
}

// A last label of letters tells a host from a version number; other words are not addresses.
const LOOKS_LIKE_HOST =
  /^(?:localhost|\[[0-9a-f:]+\]|[\d.]+|(?:[^.]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+))$/

/** Reads an IP address or a CIDR range (RFC 4632, RFC 4291 §2.3); null if the text is neither. */
export function parseRange(text: string): IpRange | null {
  const [address = '', prefix] = text.split('/', 2)
  const bytes = parseV4(address) ?? parseV6(address)
  if (!bytes) return null
  const bits = bytes.length * 8
  const prefixBits = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  return prefixBits >= 0 && prefixBits <= bits ? { bytes, prefixBits } : null
}

/** Whether a range holds all of another. */
export function containsAddress(outer: IpRange, inner: IpRange): boolean {
  if (outer.bytes.length !== inner.bytes.length || outer.prefixBits > inner.prefixBits) return false
  return outer.bytes.every((byte, at) => {
    const bits = Math.min(8, Math.max(0, outer.prefixBits - at * 8))
    const mask = (0xff << (8 - bits)) & 0xff
    return (byte & mask) === ((inner.bytes[at] ?? 0) & mask)
  })
}

function parseV4(text: string): number[] | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null
  const bytes = text.split('.').map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : null
}

function parseV6(text: string): number[] | null {
  if (!text.includes(':')) return null
  // The URL parser checks the address and writes it without a dotted tail (URL Standard §3.5).
  const host = parseUrl(`http://[${text}]`)?.hostname.slice(1, -1)
  if (host === undefined) return null
  const [head = '', tail] = host.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
