import type { Weakness } from './weakness-list.ts'

/**
 * Weaknesses by number or by words, the likeliest first: the very number, numbers that begin so, names
 * that begin so, then names that contain every word.
 */
export function searchWeaknesses(list: readonly Weakness[], query: string): Weakness[] {
  const wanted = query.trim().toLowerCase()
  const number = /^(?:cwe-?\s*)?(\d{1,6})$/.exec(wanted)?.[1]
  const words = wanted.split(/\s+/)
  const rankOf = ({ id, name }: Weakness): number => {
    const folded = name.toLowerCase()
    if (number !== undefined && id === `CWE-${number}`) return 0
    if (number !== undefined && id.startsWith(`CWE-${number}`)) return 1
    if (folded.startsWith(wanted)) return 2
    return words.every((word) => folded.includes(word)) ? 3 : Infinity
  }
  return list
    .map((weakness) => ({ weakness, rank: rankOf(weakness) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ weakness }) => weakness)
}
