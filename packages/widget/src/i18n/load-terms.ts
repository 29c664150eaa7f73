import { importPart } from '../loading/import-parts.ts'
import { loadOnce } from '../loading/load-once.ts'
import { en } from './en.ts'
import type { Terms } from './terms.ts'

/** Every language the elements speak. English comes with them; the others are loaded. */
const LANGUAGES: Readonly<Record<string, () => Terms | Promise<Terms>>> = {
  en: () => en,
  de: loadOnce(importPart.de),
}

/**
 * Loads the words for an element: in its own language, else its page's, else its reader's. English
 * if it speaks none of them, or if that one cannot be loaded.
 */
export async function loadTerms(element: Element, language: string): Promise<Terms> {
  const wanted = [language, pageLanguage(element), ...navigator.languages].map(baseOf)
  const load = wanted.flatMap((base) => LANGUAGES[base] ?? [])[0]
  try {
    return (await load?.()) ?? en
  } catch {
    return en
  }
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

function pageLanguage(element: Element): string {
  const speaker = element.closest('[lang]')
  if (speaker) return speaker.getAttribute('lang') ?? ''
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? pageLanguage(root.host) : ''
}
