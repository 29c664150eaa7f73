import { de } from './promise-de.ts'
import { en } from './promise-en.ts'
import type { PromiseTerms } from './promise-terms.ts'
import type { Terms } from './terms.ts'

const LANGUAGES: Readonly<Record<string, PromiseTerms>> = { en, de }

/** The words of promises in the language that an element already speaks. */
export function promiseWordsFor({ language }: Terms): PromiseTerms {
  return LANGUAGES[language] ?? en
}
