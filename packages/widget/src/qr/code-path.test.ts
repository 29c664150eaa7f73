import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { codePath } from './code-path.ts'

const LINK = 'https://reports.example/v/acme/case'
const SCALE = 4

/** Darkness of each pixel, row by row, of what the path draws. */
function pixelsOf({ size, path }: ReturnType<typeof codePath>): boolean[][] {
  const rows = Array.from({ length: size * SCALE }, () => Array<boolean>(size * SCALE).fill(false))
  for (const [, x = 0, y = 0, width = 0] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (const row of rows.slice(Number(y) * SCALE, (Number(y) + 1) * SCALE)) {
      row.fill(true, Number(x) * SCALE, (Number(x) + Number(width)) * SCALE)
    }
  }
  return rows
}

/** Reads with Debian's zbar-tools, which know nothing of the package. */
function read(rows: readonly boolean[][]): string {
  const bits = rows.map((row) => row.map(Number).join(' ')).join('\n')
  const input = `P1\n${rows.length} ${rows.length}\n${bits}\n`
  const program = process.env['ZBARIMG_PATH'] ?? 'zbarimg'
  return execFileSync(program, ['--quiet', '--raw', '-'], { input }).toString().trim()
}

test('a reader reads what is drawn', () => {
  const rows = pixelsOf(codePath(LINK))

  expect(read(rows)).toBe(LINK)
})

test('the code has the quiet zone that readers rely on', () => {
  const { size } = codePath(LINK)
  const rows = pixelsOf(codePath(LINK))
  const margin = 4 * SCALE

  const isDark = (from: number, to: number) =>
    rows.slice(from, to).some((row) => row.includes(true)) ||
    rows.some((row) => row.slice(from, to).includes(true))

  expect(isDark(0, margin)).toBe(false)
  expect(isDark(size * SCALE - margin, size * SCALE)).toBe(false)
  expect(isDark(margin, margin + 1)).toBe(true)
})
