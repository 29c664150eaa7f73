import { encodeHex } from '../encodings.ts'
import { pad, sizeClassFor } from './padding.ts'

/** What a sealed item holds: words for people, and the same as JSON, which is the truth. */
export type Payload = {
  /** Line ends are LF. */
  text: string
  json: string
}

const BOUNDARY_BYTES = 16

/**
 * Writes a payload as a MIME entity (RFC 2046 §5.1) that fills a size class: the text with CRLF line
 * ends, then the JSON as it is, then spaces as epilogue. Undefined if no class holds it.
 */
export function encodePayload({ text, json }: Payload): Uint8Array<ArrayBuffer> | undefined {
  const boundary = encodeHex(crypto.getRandomValues(new Uint8Array(BOUNDARY_BYTES)))
  const grammar = grammarOf(boundary)
  const entity = new TextEncoder().encode(
    grammar.beforeText + toCrlf(text) + grammar.beforeJson + json + grammar.end,
  )
  const size = sizeClassFor(entity.length)
  return size && pad(entity, size)
}

/**
 * Reads exactly what {@link encodePayload} writes, and no other MIME. Undefined for anything else.
 */
export function decodePayload(bytes: Uint8Array): Payload | undefined {
  const entity = sizeClassFor(bytes.length) === bytes.length ? decodeUtf8(bytes) : undefined
  const boundary = entity && /^[^\r\n]*boundary="([0-9a-f]{32})"\r\n/.exec(entity)?.[1]
  if (!boundary) return undefined

  const { beforeText, beforeJson, end } = grammarOf(boundary)
  const textAt = beforeText.length
  const jsonAt = entity.indexOf(beforeJson, textAt) + beforeJson.length
  const endAt = entity.indexOf(end, jsonAt)
  const text = entity.slice(textAt, jsonAt - beforeJson.length)
  const json = entity.slice(jsonAt, endAt)
  const isWhole =
    entity ===
    beforeText + text + beforeJson + json + end + ' '.repeat(entity.length - endAt - end.length)
  const isOneOfEach = !`${text}${json}`.includes(`--${boundary}`)
  return isWhole && isOneOfEach && isCrlf(text)
    ? { text: text.replaceAll('\r\n', '\n'), json }
    : undefined
}

/** The fixed lines around the two parts. `binary` because lines may be long and the JSON keeps its LF (RFC 2045 §6.2). */
function grammarOf(boundary: string) {
  const encoding = 'Content-Transfer-Encoding: binary'
  return {
    beforeText: lines(
      `Content-Type: multipart/mixed; boundary="${boundary}"`,
      encoding,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      encoding,
      '',
    ),
    beforeJson: lines('', `--${boundary}`, 'Content-Type: application/json', encoding, ''),
    end: lines('', `--${boundary}--`),
  }
}

function lines(...texts: string[]): string {
  return texts.map((text) => `${text}\r\n`).join('')
}

function toCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

function isCrlf(text: string): boolean {
  return !/[\r\n]/.test(text.replaceAll('\r\n', ''))
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    // A leading U+FEFF is text, not a mark to drop.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
