import * as z from 'zod/mini'
import { LIMITS } from './limits.ts'

/** What a list request may say about paging. Cursors are opaque and belong to the filters they came with. */
export const PageQuery = {
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  limit: z.optional(
    z.pipe(
      z.string().check(
        z.regex(/^[1-9]\d{0,2}$/, {
          error: `must be a whole number from 1 to ${LIMITS.maxPageItems}`,
        }),
      ),
      z.pipe(z.transform(Number), z.int().check(z.maximum(LIMITS.maxPageItems))),
    ),
  ),
}

/** One page of a list, newest first unless the operation says otherwise. */
export type Page<T> = {
  items: T[]
  /** Asks for the next page; null on the last one. */
  nextCursor: string | null
}

/** Builds the schema of a {@link Page} of the given items. */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
