import type * as z from 'zod/mini'
import { VendorSlug } from '@sealpost/protocol'
import { InvalidInputError } from './errors.ts'

/** Reads one option by its schema; `must` says what it has to be, such as "`vendor` must be …". */
export function parseInput<T>(schema: z.ZodMiniType<T>, value: unknown, must: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new InvalidInputError(must)
  return result.data
}

export function parseVendor(vendor: string): VendorSlug {
  return parseInput(
    VendorSlug,
    vendor,
    '`vendor` must be a short name in lower case, such as `acme`',
  )
}
