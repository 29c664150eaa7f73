import { Policy, type PolicyFinding, policyFaults, policyWarnings } from '@sealpost/protocol'
import type { Fault } from '../core/errors.ts'
import { findFaults, pointer } from '../core/fault-words.ts'
import { findUnknownKeys } from './unknown-keys.ts'

/**
 * Says what is wrong with a policy that somebody wrote, each place by its path; empty if nothing is.
 *
 * Services and forms ignore keys they do not know, so that old ones can read new policies. For an
 * author such a key is a mistyped one, so here it is a fault; only `$schema`, which is for editors, is not.
 */
export function findPolicyFaults(authored: unknown): Fault[] {
  const faults = [
    ...findUnknownKeys(Policy, authored).map((path) => ({ path, message: 'is not known here' })),
    ...findHiddenCharacters(authored),
  ].map(toFault)
  const { data: policy } = Policy.safeParse(authored)
  return policy
    ? [...faults, ...policyFaults(policy).map(toFault)]
    : [...findFaults(Policy, authored), ...faults]
}

/**
 * Says what will surprise somebody about a policy without faults, each place by its path: promises
 * that cannot both be kept, texts that lack a language, holidays that are over.
 *
 * @throws if it is no policy: look for faults first.
 */
export function findPolicyWarnings(authored: unknown, now: Date): Fault[] {
  return policyWarnings(Policy.parse(authored), Number(now)).map(toFault)
}

type Path = readonly (string | number)[]

// Control characters but tabs and line ends, and those that turn the direction of what follows
// (UAX #9 §2): a text could read as something else than what it says.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

function findHiddenCharacters(value: unknown, path: Path = []): PolicyFinding[] {
  if (typeof value === 'string') {
    const found = HIDDEN.exec(value)?.[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const message = `has the hidden character U+${found}, which could make it read as something else`
    return found === undefined ? [] : [{ path, message }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    findHiddenCharacters(inner, [...path, key]),
  )
}

function toFault({ path, message }: PolicyFinding): Fault {
  return { path: pointer(path), message }
}
