import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A place where planted text must not be found. */
export type Place = { name: string; bytes: Buffer }

/** A text that is in no file, such as a log. */
export function placeOf(name: string, text: string): Place {
  return { name, bytes: Buffer.from(text) }
}

/** A receipt as it is shown and as a program would write it. */
export function writingsOf(receipt: string): string[] {
  return [receipt, receipt.replaceAll(/[\s-]/g, '')]
}

/** Every file below a folder. */
export function filesBelow(folder: string): Place[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory()
      ? filesBelow(path)
      : [{ name: path, bytes: readFileSync(path) }]
  })
}

/**
 * Names each place that holds a canary, as it is, in UTF-16, base64, percent-encoding or JSON escapes.
 *
 * @returns One line per finding; empty is what one hopes for.
 */
export function findCanaries(places: readonly Place[], canaries: readonly string[]): string[] {
  return canaries.flatMap((canary) =>
    disguises(canary).flatMap(({ how, needle }) =>
      places
        .filter(({ bytes }) => bytes.includes(needle))
        .map(({ name }) => `${JSON.stringify(canary)} (${how}) in ${name}`),
    ),
  )
}

function disguises(canary: string): { how: string; needle: Buffer }[] {
  const utf8 = Buffer.from(canary)
  return [
    { how: 'plain', needle: utf8 },
    { how: 'UTF-16', needle: Buffer.from(canary, 'utf16le') },
    { how: 'percent-encoded', needle: Buffer.from(encodeURIComponent(canary)) },
    { how: 'JSON', needle: Buffer.from(JSON.stringify(canary).slice(1, -1)) },
    ...[0, 1, 2].map((shift) => ({
      how: `base64 at offset ${shift}`,
      needle: base64Core(utf8, shift),
    })),
  ]
}

/** The characters of a base64 text that depend on these bytes alone, when they begin at this offset modulo 3. */
function base64Core(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  return Buffer.from(
    text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)),
  )
}
