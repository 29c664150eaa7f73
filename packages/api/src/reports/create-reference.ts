import type { Reference, VendorSlug } from '@sealpost/protocol'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes a ticket number such as `PM-7F3K-92QD`: 40 random bits, so that it says nothing about how many came before. */
export function createReference(vendor: VendorSlug): Reference {
  // The last 48 bits of a version 4 UUID are random (RFC 9562 §5.4), and platforms keep them at hand.
  let random = Number.parseInt(crypto.randomUUID().slice(-10), 16)
  let characters = ''
  for (let at = 0; at < 8; at++) {
    characters += CROCKFORD.charAt(random % 32)
    random = Math.floor(random / 32)
  }
  return toReference(`${initials(vendor)}-${characters.slice(0, 4)}-${characters.slice(4)}`)
}

/** Two letters and eight characters of the alphabet have the shape that the brand names. */
function toReference(text: string): Reference {
  return text as Reference
}

/** The first letters of the first two words, or of the only one; X where the name has no letter. */
function initials(vendor: VendorSlug): string {
  const words = vendor
    .split('-')
    .map((word) => word.replace(/\d/g, ''))
    .filter(Boolean)
  const [first = '', second] = words
  const letters = second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)
  return letters.padEnd(2, 'x').toUpperCase()
}
