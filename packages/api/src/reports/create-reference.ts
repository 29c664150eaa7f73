import { Reference, type VendorSlug } from '@sealpost/protocol'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes a ticket number such as `PM-7F3K-92QD`: 40 random bits, so that it says nothing about how many came before. */
export function createReference(vendor: VendorSlug): Reference {
  const characters = [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => CROCKFORD.charAt(byte % CROCKFORD.length))
    .join('')
  return Reference.parse(`${initials(vendor)}-${characters.slice(0, 4)}-${characters.slice(4)}`)
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
