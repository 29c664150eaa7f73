import { en } from './promise-en.ts'
import type { PromiseTerms } from './promise-terms.ts'
import type { Terms } from './terms.ts'

/** The words of promises in the language that an element already speaks. */
export function promiseWordsFor({ parts }: Terms): PromiseTerms {
  return parts?.promises ?? en
}
