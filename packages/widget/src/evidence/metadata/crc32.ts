/** The checksum of a PNG chunk, in its four bytes (PNG, third edition, §5.5). */
export function crc32(bytes: Uint8Array): Uint8Array {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const checksum = ~crc
  return Uint8Array.of(checksum >>> 24, checksum >>> 16, checksum >>> 8, checksum)
}
