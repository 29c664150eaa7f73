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

function parametersIn(place: 'path' | 'query', schema: z.ZodMiniType | undefined): object[] {
  if (!(schema instanceof z.ZodMiniObject)) return []
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schemaOrReference(part instanceof z.ZodMiniOptional ? part.def.innerType : part),
  }))
}
