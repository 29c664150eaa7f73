import * as z from 'zod/mini'
import type { Operation, OperationId } from '@sealpost/protocol'
import { schemaOrReference } from './schema-components.ts'

type Header = { name: string; required: boolean; description: string }

const HEADERS: Partial<Record<OperationId, Header>> = {
  getProfile: {
    name: 'If-None-Match',
    required: false,
    description: 'The ETag of a profile held already; gets 304 if it is still current.',
  },
  listCredits: {
    name: 'If-None-Match',
    required: false,
    description: 'The ETag of a page held already; gets 304 if it is still current.',
  },
  putPart: {
    name: 'Content-Digest',
    required: true,
    description: 'SHA-256 of the part: `sha-256=:` and base64 and `:` (RFC 9530).',
  },
  getAttachment: {
    name: 'Range',
    required: false,
    description: 'One range of bytes, such as `bytes=0-8388607`; gets 206 with that range.',
  },
  updateReport: {
    name: 'If-Match',
    required: true,
    description: 'The ETag of the report that the change is based on.',
  },
}

/** An operation's path parameters, query and headers as OpenAPI parameter objects. */
export function describeParameters(id: OperationId, { params, query }: Operation): object[] {
  const header = HEADERS[id]
  return [
    ...parametersIn('path', params),
    ...parametersIn('query', query),
    ...(header ? [{ in: 'header', ...header, schema: { type: 'string' } }] : []),
  ]
}

function parametersIn(place: 'path' | 'query', schema: z.core.$ZodType | undefined): object[] {
  const shapes = shapesOf(schema)
  const names = new Set(shapes.flatMap(Object.keys))
  return Array.from(names, (name) => {
    const parts = shapes.flatMap((shape) => shape[name] ?? [])
    const isOptional = parts.some((part) => part instanceof z.ZodMiniOptional)
    return { name, in: place, required: !isOptional, schema: describeOneOf(parts) }
  })
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** The shape of an object, or those of a choice between objects. */
function shapesOf(schema: z.core.$ZodType | undefined): Shape[] {
  if (schema instanceof z.ZodMiniObject) return [schema.shape]
  return schema instanceof z.core.$ZodUnion ? schema._zod.def.options.flatMap(shapesOf) : []
}

function describeOneOf(parts: readonly z.core.$ZodType[]): object {
  const described = parts.map((part) =>
    schemaOrReference(part instanceof z.ZodMiniOptional ? part.def.innerType : part),
  )
  const [first = {}, ...others] = described
  return others.length > 0 ? { anyOf: described } : first
}
