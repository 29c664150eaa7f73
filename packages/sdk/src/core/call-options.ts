/** What every call takes. */
export type CallOptions = {
  /** Aborts the request and any retry of it. */
  signal?: AbortSignal | undefined
}

/** What every list takes. */
export type ListOptions = CallOptions & {
  /** Items per page, 1 to 100; the service's default is 50. Iterating asks for as many pages as there are. */
  limit?: number | undefined
  /** Starts at the page that an earlier answer's `nextCursor` names; the filters must be the same. */
  cursor?: string | undefined
}

/** The part of a query that says which page is wanted. */
export function pageQuery(
  { limit, cursor: start }: ListOptions,
  cursor: string | null,
): { limit: string | undefined; cursor: string | undefined } {
  return { limit: limit?.toString(), cursor: cursor ?? start }
}
