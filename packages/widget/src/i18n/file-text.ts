import type { ChosenFile } from '../flow/chosen-file.ts'

export type NamedFile = Pick<ChosenFile, 'id' | 'name' | 'size'>

// Control characters, and those that are invisible or reorder: `gpj.exe` must not read as `exe.jpg`.
// Joiners and variation selectors stay, which scripts and emoji need.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: names may hold them.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** A file's name with a mark in the place of everything that would be invisible or reorder it. */
export function shownName(name: string): string {
  return name.replace(UNSEEN, '\ufffd')
}

/** A size as people and most systems say it: `2.4 MB`, each unit 1024 of the one before. */
export function sizeText(language: string, bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  const value = bytes / 1024 ** step
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
  }).format(value)
}

/** A file by name and size, on one line. */
export function fileText(language: string, { name, size }: NamedFile): string {
  return `${shownName(name)} (${sizeText(language, size)})`
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
