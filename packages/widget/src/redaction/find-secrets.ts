import type { Finding } from './redaction.ts'
import { RULES, type Rule } from './rules.ts'

/**
 * Finds what looks like a secret or like personal data, in the order of the text; none overlaps
 * another, and none is told twice. Knows well-known shapes only: a text in which
 * it finds nothing may still hold both.
 */
export function findSecrets(text: string): Finding[] {
  const taken = new Uint8Array(text.length)
  const findings = RULES.flatMap((rule) =>
    matchesOf(rule, text).filter(({ at, text: found }) => {
      const end = at + found.length
      if (taken.subarray(at, end).includes(1)) return false
      taken.fill(1, at, end)
      return true
    }),
  )
  const inOrder = findings.sort((one, other) => one.at - other.at)
  const told = new Set<string>()
  return inOrder.filter(({ text: found }) => !told.has(found) && told.add(found))
}

function matchesOf({ kind, shape, confirms }: Rule, text: string): Finding[] {
  if (kind === 'private_key') return privateKeys(shape, text)
  return [...text.matchAll(shape)].flatMap((match) => {
    const secret = match.groups?.secret ?? match[0]
    if (confirms && !confirms(secret)) return []
    return [{ kind, text: secret, at: match.index + match[0].indexOf(secret) }]
  })
}

/** From the first line of each key to its last; a key without a last line goes on to the end. */
function privateKeys(firstLine: RegExp, text: string): Finding[] {
  const found: Finding[] = []
  let from = 0
  for (const { index } of text.matchAll(firstLine)) {
    if (index < from) continue
    const last = text.indexOf('-----END', index)
    const close = last < 0 ? -1 : text.indexOf('-----', last + 8)
    from = close < 0 ? text.length : close + 5
    found.push({ kind: 'private_key', text: text.slice(index, from), at: index })
  }
  return found
}
