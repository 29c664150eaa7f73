/** As every current server writes it (RFC 9110 §5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const SECONDS = /^\d{1,9}$/

/** Reads `Retry-After` (RFC 9110 §10.2.3), in seconds or as a date; null if there is nothing to go by. */
export function parseRetryAfter(header: string | null | undefined, nowMs: number): number | null {
  if (!header) return null
  if (SECONDS.test(header)) return Number(header) * 1000
  const dateMs = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs)
}
