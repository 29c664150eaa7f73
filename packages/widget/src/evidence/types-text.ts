import type { Terms } from '../i18n/terms.ts'

/** Media types and ends of names, as a list in words: `image/*, text/plain or .pcap`. */
export function typesText({ language }: Terms, types: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(types)
}
