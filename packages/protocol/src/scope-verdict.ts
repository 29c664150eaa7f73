import { type Address, containsAddress, parseAddress, parseRange } from './address.ts'
import type { LocalText } from './policy/local-text.ts'
import type { PolicyScope, ScopeExclusion, ScopeTarget } from './policy/scope.ts'
import { REPORT_FIELDS } from './report-fields.ts'
import {
  asRepository,
  readApp,
  readImageName,
  readPackage,
  readTarget,
  type TypedTarget,
  type TypedTargetKind,
} from './typed-target.ts'

/** What a policy's scope says about a target. `unknown`: nothing in it could be compared. */
export type ScopeVerdict =
  | { kind: 'in' /** Null where everything is in scope. */; target: ScopeTarget | null }
  | { kind: 'excluded'; exclusion: ScopeExclusion }
  | { kind: 'outside' }
  | { kind: 'unknown' }

/** A reporter's target: what kind it was read as, and what the scope says. */
export type JudgedTarget = { kind: TypedTargetKind | null; verdict: ScopeVerdict }

/** Judges what a reporter typed as target. An exclusion wins; of several targets, the worst counts. */
export function scopeVerdict(text: string, scope: PolicyScope): ScopeVerdict {
  return judgeTarget(text, scope).verdict
}

/** The same, with the kind that the target was read as: the listed one's, if it names one. */
export function judgeTarget(text: string, scope: PolicyScope): JudgedTarget {
  if (text.length > REPORT_FIELDS.target.maxCharacters) return NOT_COMPARED
  const matchers = matchersOf(scope)
  const named = matchers.find(({ names }) => names.has(fold(text)))
  if (named) return { kind: named.kind, verdict: named.verdict }

  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const judged = words.map((word) => judgeWord(word, matchers, scope.mode))
  const worst =
    judged.find(({ verdict }) => verdict.kind === 'excluded') ??
    judged.find(({ verdict }) => verdict.kind === 'outside') ??
    judged.find(({ verdict }) => verdict.kind === 'in') ??
    judged[0]
  if (!worst) return NOT_COMPARED
  return words.length > 1 && worst.verdict.kind === 'unknown'
    ? { kind: 'product', verdict: worst.verdict }
    : worst
}

const NOT_COMPARED: JudgedTarget = { kind: null, verdict: { kind: 'unknown' } }

type Matcher = {
  /** What it is called, folded. */
  names: ReadonlySet<string>
  covers: (typed: TypedTarget) => boolean
  kind: ScopeTarget['kind']
  verdict: ScopeVerdict
}

// A form judges on every key press, and reading 500 targets takes longer than comparing with them.
const compiled = new WeakMap<PolicyScope, readonly Matcher[]>()

/** Exclusions first, so that the first that covers a target has the last word. */
function matchersOf(scope: PolicyScope): readonly Matcher[] {
  const known = compiled.get(scope)
  if (known) return known
  const matchers = [
    ...scope.exclusions.flatMap((exclusion) =>
      exclusion.target ? [matcherOf(exclusion.target, { kind: 'excluded', exclusion })] : [],
    ),
    ...scope.targets.map((target) => matcherOf(target, { kind: 'in', target })),
  ]
  compiled.set(scope, matchers)
  return matchers
}

function matcherOf(target: ScopeTarget, verdict: ScopeVerdict): Matcher {
  const isNamed = target.kind === 'product' || target.kind === 'app'
  const names = isNamed ? [target.value, ...wordsOf(target.label)].map(fold) : []
  return { names: new Set(names), covers: coverage(target), kind: target.kind, verdict }
}

/** The likeliest reading that the scope knows counts; if it knows none, the likeliest of all. */
function judgeWord(
  word: string,
  ...[matchers, mode]: [matchers: readonly Matcher[], mode: PolicyScope['mode']]
): JudgedTarget {
  const readings = readTarget(word)
  const [{ kind }] = readings
  for (const reading of readings) {
    const found = matchers.find(({ covers }) => covers(reading))
    if (found) return { kind: shownKind(kind, found), verdict: found.verdict }
  }
  if (!isComparable(kind)) return { kind, verdict: { kind: 'unknown' } }
  return { kind, verdict: mode === 'open' ? { kind: 'in', target: null } : { kind: 'outside' } }
}

/** A host or link stays what it is, except where the scope knows it as a repository, an image or an app. */
function shownKind(read: TypedTargetKind, { kind }: Matcher): TypedTargetKind {
  return kind === 'repository' || kind === 'image' || kind === 'app' ? kind : read
}

/** A version or a name alone says nothing about whose it is. */
function isComparable(kind: TypedTargetKind): boolean {
  return kind !== 'product' && kind !== 'version' && kind !== 'commit'
}

function coverage({ kind, value }: ScopeTarget): Matcher['covers'] {
  switch (kind) {
    case 'domain':
      return domainCoverage(value)
    case 'url':
      return urlCoverage(value)
    case 'ip':
      return rangeCoverage(value)
    case 'repository':
      return repositoryCoverage(value)
    case 'app': {
      const listed = readApp(value)
      const id = listed?.kind === 'app' ? listed.id : fold(value)
      return (typed) => typed.kind === 'app' && typed.id === id
    }
    case 'package':
      return packageCoverage(value)
    case 'image':
      return imageCoverage(value)
    case 'product':
      return () => false
  }
}

function domainCoverage(pattern: string): Matcher['covers'] {
  const isWildcard = pattern.startsWith('*.')
  const domain = parseAddress(isWildcard ? pattern.slice(2) : pattern)?.host
  if (domain === undefined) return () => false
  return onAddress(({ host }) => (isWildcard ? host.endsWith(`.${domain}`) : host === domain))
}

function urlCoverage(prefix: string): Matcher['covers'] {
  const base = parseAddress(prefix)
  if (!base) return () => false
  return onAddress(
    (address) => base.host === address.host && base.port === address.port && isBelow(base, address),
  )
}

function rangeCoverage(value: string): Matcher['covers'] {
  const wanted = parseRange(value)
  return onAddress(({ range }) => !!wanted && !!range && containsAddress(wanted, range))
}

function repositoryCoverage(value: string): Matcher['covers'] {
  const listed = parseAddress(value)
  if (!listed) return () => false
  const base = asRepository(listed)
  return onAddress((address) => {
    const place = asRepository(address)
    return base.host === place.host && isBelow(base, place)
  })
}

function packageCoverage(value: string): Matcher['covers'] {
  const listed = readPackage(value)
  if (listed?.kind !== 'package') return () => false
  return (typed) =>
    typed.kind === 'package' && typed.name === listed.name && agree(typed.version, listed.version)
}

function imageCoverage(value: string): Matcher['covers'] {
  const listed = readImageName(value)
  if (listed?.kind !== 'image') return () => false
  return (typed) =>
    typed.kind === 'image' &&
    typed.name === listed.name &&
    agree(typed.tag, listed.tag) &&
    agree(typed.digest, listed.digest)
}

/** What is not said may be either. */
function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other
}

function onAddress(covers: (address: Address) => boolean): Matcher['covers'] {
  return (typed) => 'address' in typed && covers(typed.address)
}

function isBelow({ path: base }: Address, { path }: Address): boolean {
  const prefix = base.replace(/\/+$/, '')
  return path === prefix || path.startsWith(`${prefix}/`)
}

function wordsOf(text: LocalText | undefined): string[] {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : Object.values(text)
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
