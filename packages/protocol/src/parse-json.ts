import { CodedError } from './coded-error.ts'
import { LIMITS } from './limits.ts'

/** Why a text is not read as JSON. */
export type JsonErrorCode =
  | 'json_malformed'
  | 'json_too_deep'
  | 'json_too_many_keys'
  | 'json_forbidden_key'
  | 'json_duplicate_key'

/** Thrown by {@link parseJson}. Its message never repeats the text. */
export class JsonError extends CodedError<JsonErrorCode> {
  override readonly name = 'JsonError'
}

/** How much structure a text may have. */
export type JsonLimits = {
  /** Objects and arrays within one another. */
  maxDepth: number
  /** Keys of all objects together. */
  maxKeys: number
}

const DEFAULTS: JsonLimits = { maxDepth: LIMITS.maxJsonDepth, maxKeys: LIMITS.maxJsonKeys }

// Keys that reach an object's prototype where a careless merge copies them.
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON from a stranger: limits are enforced before anything is built.
 *
 * Of a duplicate key, parsers disagree on which value counts, so both sides could believe in
 * different documents (RFC 8259 §4); it is refused.
 *
 * @throws {@link JsonError} with the code that names the reason.
 */
export function parseJson(text: string, limits: JsonLimits = DEFAULTS): unknown {
  checkStructure(text, limits)
  try {
    return JSON.parse(text)
  } catch {
    // The engine's own message quotes the text.
    throw new JsonError('json_malformed', 'The text is not JSON.')
  }
}

/** Walks brackets and strings only; whether the rest is JSON is the parser's question. */
function checkStructure(text: string, { maxDepth, maxKeys }: JsonLimits): void {
  // The keys seen in each open object or array; most of them need no set.
  const open: (Set<string> | null)[] = []
  let keyCount = 0

  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{' || character === '[') {
      open.push(null)
      if (open.length > maxDepth) {
        throw new JsonError('json_too_deep', `More than ${maxDepth} levels of objects and arrays.`)
      }
    } else if (character === '}' || character === ']') {
      open.pop()
    } else if (character === '"') {
      const end = endOfString(text, at)
      if (isKey(text, end)) {
        if (++keyCount > maxKeys) {
          throw new JsonError('json_too_many_keys', `More than ${maxKeys} keys.`)
        }
        const siblings = open.pop() ?? new Set()
        addKey(siblings, unquote(text.slice(at, end)))
        open.push(siblings)
      }
      at = end - 1
    }
  }
}

function addKey(siblings: Set<string>, key: string): void {
  if (FORBIDDEN_KEYS.has(key)) {
    throw new JsonError('json_forbidden_key', `The key ${key} is not allowed.`)
  }
  if (siblings.has(key)) throw new JsonError('json_duplicate_key', 'A key appears twice.')
  siblings.add(key)
}

/** Escapes must not hide a key: `"\u005f_proto__"` is the same key as `"__proto__"`. */
function unquote(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    throw new JsonError('json_malformed', 'The text is not JSON.')
  }
}

/** Index after the closing quote. Leaps from quote to quote, since strings may be megabytes. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at === -1) throw new JsonError('json_malformed', 'The text is not JSON.')
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return at + 1
  }
}

function isKey(text: string, end: number): boolean {
  let at = end
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return text[at] === ':'
}
