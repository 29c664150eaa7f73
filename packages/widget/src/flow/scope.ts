import type { LocalText, PolicyScope, ScopeExclusion, ScopeTarget } from '@sealpost/protocol'
import { type Address, containsAddress, parseAddress, parseRange } from './address.ts'

/** What a policy's scope says about a target. `unknown`: nothing in it could be compared. */
export type ScopeVerdict =
  | { kind: 'in' /** Null where everything is in scope. */; target: ScopeTarget | null }
  | { kind: 'excluded'; exclusion: ScopeExclusion }
  | { kind: 'outside' }
  | { kind: 'unknown' }

/** Judges what a reporter typed as target. An exclusion wins; of several addresses, the worst counts. */
export function scopeVerdict(target: string, scope: PolicyScope): ScopeVerdict {
  const text = target.trim()
  const asProduct = productVerdict(text, scope)
  if (asProduct) return asProduct

  const verdicts = text
    .split(/[\s,;]+/)
    .map(parseAddress)
    .filter((address) => address !== null)
    .map((address) => addressVerdict(address, scope))
  return (
    verdicts.find(({ kind }) => kind === 'excluded') ??
    verdicts.find(({ kind }) => kind === 'outside') ??
    verdicts[0] ?? { kind: 'unknown' }
  )
}

function productVerdict(text: string, scope: PolicyScope): ScopeVerdict | null {
  const isNamed = (target: ScopeTarget) =>
    target.kind === 'product' && namesOf(target).has(fold(text))
  const exclusion = scope.exclusions.find(({ target }) => target && isNamed(target))
  if (exclusion) return { kind: 'excluded', exclusion }
  const target = scope.targets.find(isNamed)
  return target ? { kind: 'in', target } : null
}

function addressVerdict(address: Address, scope: PolicyScope): ScopeVerdict {
  const exclusion = scope.exclusions.find(({ target }) => target && covers(target, address))
  if (exclusion) return { kind: 'excluded', exclusion }
  const target = scope.targets.find((target) => covers(target, address))
  if (target) return { kind: 'in', target }
  return scope.mode === 'open' ? { kind: 'in', target: null } : { kind: 'outside' }
}

function covers(target: ScopeTarget, address: Address): boolean {
  switch (target.kind) {
    case 'domain':
      return coversHost(target.value, address)
    case 'url':
      return coversPath(target.value, address)
    case 'ip':
      return coversIp(target.value, address)
    default:
      return false
  }
}

function coversHost(pattern: string, { host }: Address): boolean {
  const isWildcard = pattern.startsWith('*.')
  const domain = parseAddress(isWildcard ? pattern.slice(2) : pattern)?.host
  if (domain === undefined) return false
  return isWildcard ? host.endsWith(`.${domain}`) : host === domain
}

function coversPath(prefix: string, address: Address): boolean {
  const base = parseAddress(prefix)
  if (!base || base.host !== address.host || base.port !== address.port) return false
  const path = base.path.replace(/\/+$/, '')
  return address.path === path || address.path.startsWith(`${path}/`)
}

function coversIp(value: string, { range }: Address): boolean {
  const wanted = parseRange(value)
  return wanted !== null && range !== null && containsAddress(wanted, range)
}

function namesOf(target: ScopeTarget): Set<string> {
  return new Set([target.value, ...wordsOf(target.label)].map(fold))
}

function wordsOf(text: LocalText | undefined): string[] {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : Object.values(text)
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
