import { de } from './de.ts'
import { en } from './en.ts'
import type { Terms } from './terms.ts'

/** Every language the elements speak. */
export const LANGUAGES: Readonly<Record<string, Terms>> = { en, de }

/** The words for an element: its own language, else its page's, else its reader's, else English. */
export function chooseTerms(element: Element, language: string): Terms {
  for (const tag of [language, pageLanguage(element), ...navigator.languages]) {
    const terms = LANGUAGES[tag.toLowerCase().split('-')[0] ?? '']
    if (terms) return terms
  }
  return en
}

function pageLanguage(element: Element): string {
  const speaker = element.closest('[lang]')
  if (speaker) return speaker.getAttribute('lang') ?? ''
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? pageLanguage(root.host) : ''
}
