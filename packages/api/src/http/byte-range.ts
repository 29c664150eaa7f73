/** First and last position, both included. */
export type ByteRange = { first: number; last: number }

/**
 * Reads a `Range` header (RFC 9110 §14.2) that asks for one range of bytes.
 *
 * @returns null if all is asked for; `unusable` for several ranges, or one outside of the size.
 */
export function readByteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unusable' | null {
  // A unit that is not known is to be ignored.
  if (header === undefined || !/^bytes=/i.test(header)) return null
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header) ?? []
  if (from === '' && to === '') return 'unusable'
  const range =
    from === ''
      ? { first: Math.max(0, size - Number(to)), last: size - 1 }
      : { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
  return range.first <= range.last ? range : 'unusable'
}
