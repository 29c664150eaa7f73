import {
  channelOf,
  type LocalText,
  type Policy,
  type PromiseId,
  type Span,
} from '@sealpost/protocol'
import type { PromiseTerms } from '../i18n/promise-terms.ts'

/** How long a promise gives the vendor, and what the vendor adds to it. */
export type PromisedTerm = { within: Span; note?: LocalText | undefined }

/** What a policy promises to a channel's reports; nothing if it does not promise that. */
export function promisedTerm(
  policy: Policy,
  channel: string | null,
  promise: PromiseId,
): PromisedTerm | undefined {
  if (promise === 'disclose') {
    const window = policy.disclosure?.window
    return window && { within: window }
  }
  return (channelOf(policy, channel)?.promises ?? policy.promises)?.[promise]
}

/** A promise by its name and its span, such as "Triage within 5 business days". */
export function promiseTitle(
  words: PromiseTerms,
  promise: PromiseId,
  term: PromisedTerm | undefined,
): string {
  const name = words.names[promise]
  if (!term) return name
  const span = promise === 'update' ? words.atLeastEvery : words.within
  return `${name} ${span(term.within)}`
}
