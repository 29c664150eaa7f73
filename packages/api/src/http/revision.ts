import { ProblemError } from '../problem-error.ts'

/** A report's entity tag: its revision in double quotes (RFC 9110 §8.8.3). */
export function toETag(revision: number): string {
  return `"${revision}"`
}

/**
 * The revision that a change is based on. A weak tag, a list or `*` names none, and so fits none.
 *
 * @throws {@link ProblemError} `missing_revision` without the header, `stale_revision` if it names none.
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined) throw new ProblemError('missing_revision')
  const revision = /^"([1-9]\d{0,14})"$/.exec(header.trim())?.[1]
  if (!revision) throw new ProblemError('stale_revision')
  return Number(revision)
}
