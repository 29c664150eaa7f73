import { html, svg, type TemplateResult } from 'lit'
import { encodeQR } from 'qr'

/** The quiet zone that readers rely on, in modules (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4

/**
 * Draws a text as a QR code, black on white whatever colours the page has: many readers take no
 * other, and paper has none.
 */
export function drawCode(text: string, name: string): TemplateResult {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE })
  const size = rows.length
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${name}>
    ${svg`<rect width="${size}" height="${size}" fill="#fff" /><path d="${pathOf(rows)}" fill="#000" />`}
  </svg>`
}

/** One stroke a run of dark modules: a path of rectangles, each one row high. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      runsIn(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
    )
    .join('')
}

function runsIn(row: readonly boolean[]): { from: number; length: number }[] {
  return row.flatMap((isDark, from) => {
    if (!isDark || row[from - 1]) return []
    const end = row.indexOf(false, from)
    return [{ from, length: (end < 0 ? row.length : end) - from }]
  })
}
