import * as z from 'zod/mini'
import { Policy } from '../src/policy.ts'

/**
 * The policy document as a JSON Schema (draft 2020-12), for editors: keys that it does not name are
 * flagged as mistyped, save `$schema` itself. What a schema cannot say, such as contradictions, is
 * left to `sealpost policy check`.
 */
export function policyJsonSchema(): Record<string, unknown> {
  const { $schema, properties, ...schema } = z.toJSONSchema(Policy)
  return {
    $schema,
    title: 'Sealpost policy',
    ...schema,
    properties: { $schema: { type: 'string' }, ...properties },
  }
}
