import type { AskedField, AskedFieldId, PolicyChannel } from '@sealpost/protocol'

/** How much a channel wants a field: what its label says of it. */
export type Want =
  | { kind: 'required' | 'recommended' | 'optional' }
  /** Any of the group is enough. */
  | { kind: 'one_of'; others: readonly AskedFieldId[] }

/** How much a channel wants a field, completeness included. */
export function wantOf({ completeness }: PolicyChannel, { id, need }: AskedField): Want {
  const { mode = 'advise', needed = [], anyOf = [] } = completeness ?? {}
  if (need === 'required') return { kind: 'required' }
  if (needed.includes(id)) return { kind: mode === 'gate' ? 'required' : 'recommended' }
  const group = anyOf.find((ids) => ids.includes(id))
  return group
    ? { kind: 'one_of', others: group.filter((other) => other !== id) }
    : { kind: 'optional' }
}
