import type * as z from 'zod/mini'

type Path = readonly (string | number)[]

/** Paths of keys that a schema would leave out unread, whatever else is wrong with the value. */
export function findUnknownKeys(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const { def } = knownKind(schema)._zod
  switch (def.type) {
    case 'optional':
      return findUnknownKeys(def.innerType, value, path)
    case 'array':
    case 'record': {
      const inner = def.type === 'array' ? def.element : def.valueType
      return Object.entries(value).flatMap(([key, item]) =>
        findUnknownKeys(inner, item, [...path, key]),
      )
    }
    case 'object':
      return Object.entries(value).flatMap(([key, item]) => {
        const known = def.shape[key]
        if (known) return findUnknownKeys(known, item, [...path, key])
        return def.catchall || isSchemaName(key, path) ? [] : [[...path, key]]
      })
    default:
      return []
  }
}

/** Editors look for `$schema` in a document, and nobody else does. */
function isSchemaName(key: string, path: Path): boolean {
  return key === '$schema' && path.length === 0
}

/** Every schema of zod's is one of these; only those of other makers are not. */
function knownKind(schema: z.core.$ZodType): z.core.$ZodTypes {
  return schema as z.core.$ZodTypes
}
