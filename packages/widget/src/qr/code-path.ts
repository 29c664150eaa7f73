import { encodeQR } from 'qr'

/** A code as an SVG path of its dark modules, each one unit wide, in a square of `size` units. */
export type CodePath = { size: number; path: string }

/** The quiet zone that readers rely on, in modules (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4

/** Encodes a text as a QR code. */
export function codePath(text: string): CodePath {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE })
  const path = rows
    .flatMap((row, y) =>
      runsIn(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
    )
    .join('')
  return { size: rows.length, path }
}

/** The dark modules of a row, as few rectangles as can be. */
function runsIn(row: readonly boolean[]): { from: number; length: number }[] {
  return row.flatMap((isDark, from) => {
    if (!isDark || row[from - 1]) return []
    return [{ from, length: row.indexOf(false, from) - from }]
  })
}
