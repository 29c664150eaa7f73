import { readUpTo } from '../../core/exchange.ts'

/** What was found at an address. */
export type Place = {
  /** Where redirects led to. */
  url: URL
  status: number
  headers: Headers
  bytes: Uint8Array<ArrayBuffer>
}

const TIMEOUT_MS = 20_000
const MAX_BYTES = 4 * 1024 * 1024

/** Fetches what anybody can, following redirects; null if there is no answer, or one without end. */
export async function fetchPlace(url: URL, send: typeof fetch): Promise<Place | null> {
  try {
    const response = await send(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const bytes = await readUpTo(MAX_BYTES, response.body)
    const { status, headers, redirected } = response
    return bytes && { url: redirected ? new URL(response.url) : url, status, headers, bytes }
  } catch (error) {
    // An aborted or failed fetch; whatever the reason, nobody else gets there either.
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}

/** A found text; null if there is none. */
export async function fetchText(url: URL, send: typeof fetch): Promise<string | null> {
  const place = await fetchPlace(url, send)
  return place?.status === 200 ? new TextDecoder().decode(place.bytes) : null
}
