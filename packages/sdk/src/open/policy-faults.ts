import { Policy } from '@sealpost/protocol'
import type { Fault } from '../core/errors.ts'
import { findFaults, pointer } from '../core/fault-words.ts'

/**
 * Says what is wrong with a policy that somebody wrote, each place by its path; empty if nothing is.
 *
 * Services and forms ignore keys they do not know, so that old ones can read new policies. For an
 * author such a key is a mistyped one, so here it is a fault.
 */
export function findPolicyFaults(authored: unknown): Fault[] {
  const faults = findFaults(Policy, authored)
  if (faults.length > 0) return faults
  return findUnknownKeys(authored, Policy.parse(authored)).map((path) => ({
    path: pointer(path),
    message: 'is not known here',
  }))
}

type Path = readonly string[]

/** Paths of keys that reading by a schema has left out. */
function findUnknownKeys(authored: unknown, read: unknown, path: Path = []): Path[] {
  if (!isObject(authored) || !isObject(read)) return []
  return Object.keys(authored).flatMap((key) =>
    Object.hasOwn(read, key)
      ? findUnknownKeys(authored[key], read[key], [...path, key])
      : [[...path, key]],
  )
}

/** Lists count too: their keys are positions. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
