import { type Header, writeHeaders } from './headers.ts'
import type { MailAddress } from './mail-address.ts'
import type { MessageId } from './message-id.ts'

/** What stands above every mail. Equal for every attempt to send it, so that a retry is the same mail. */
export type MailHead = {
  from: MailAddress
  to: MailAddress
  subject: string
  messageId: MessageId
  /** The mail that it follows; null if it begins a thread. */
  follows: MessageId | null
  /** When that happened which it tells of. */
  atMs: number
  /** Where one click ends such mails (RFC 8058). */
  unsubscribeUrl?: string
}

/** One part of a mail, or all of it: what it is, and its bytes, which may come in several pieces. */
export type Entity = { headers: readonly Header[]; body: readonly Uint8Array[] }

const encoder = new TextEncoder()
const LINE_BYTES = 57

/** Writes a mail as it goes over the wire (RFC 5322). */
export function writeMail(head: MailHead, { headers, body }: Entity): Uint8Array<ArrayBuffer> {
  const start = writeHeaders([...headersOf(head), ['MIME-Version', '1.0'], ...headers])
  return join([encoder.encode(`${start}\r\n`), ...body])
}

/** Writes a mail of nothing but words of ours. */
export function textMail(head: MailHead, text: string): Uint8Array<ArrayBuffer> {
  return writeMail(head, plainText(text))
}

/** Puts parts into one entity, between lines that cannot stand in base64, armor or words of ours. */
export function multipart(
  type: string,
  { messageId }: Pick<MailHead, 'messageId'>,
  parts: readonly Entity[],
): Entity {
  // `=_` stands in nothing that is encoded (RFC 2045 §6.7).
  const boundary = `=_${messageId.replace(/@.*/, '')}`
  return {
    headers: [['Content-Type', `multipart/${type}; boundary="${boundary}"`]],
    body: [
      ...parts.flatMap(({ headers, body }) => [
        encoder.encode(`--${boundary}\r\n${writeHeaders(headers)}\r\n`),
        ...body,
        encoder.encode('\r\n'),
      ]),
      encoder.encode(`--${boundary}--\r\n`),
    ],
  }
}

/** Words of ours, in whatever language. */
export function plainText(text: string): Entity {
  const isAscii = /^[\n -~]*$/.test(text)
  const bytes = encoder.encode(text.replaceAll('\n', '\r\n'))
  return {
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Transfer-Encoding', isAscii ? '7bit' : 'base64'],
    ],
    body: [isAscii ? bytes : toBase64Lines(bytes)],
  }
}

/** Base64 in lines (RFC 2045 §6.8). */
export function toBase64Lines(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const lineCount = Math.ceil(bytes.length / LINE_BYTES)
  const lines = new Uint8Array(4 * Math.ceil(bytes.length / 3) + 2 * lineCount)
  for (let at = 0, to = 0; at < bytes.length; at += LINE_BYTES) {
    const line = btoa(String.fromCharCode(...bytes.subarray(at, at + LINE_BYTES)))
    to += encoder.encodeInto(`${line}\r\n`, lines.subarray(to)).written
  }
  return lines
}

function headersOf(head: MailHead): Header[] {
  const { from, to, subject, messageId, follows, atMs, unsubscribeUrl } = head
  return [
    ['From', from],
    ['To', to],
    ['Subject', subject],
    ['Date', new Date(atMs).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${messageId}>`],
    ...(follows === null
      ? []
      : ([
          ['In-Reply-To', `<${follows}>`],
          ['References', `<${follows}>`],
        ] satisfies Header[])),
    // RFC 3834 §5: nothing answers it by itself.
    ['Auto-Submitted', 'auto-generated'],
    ...(unsubscribeUrl === undefined
      ? []
      : ([
          ['List-Unsubscribe', `<${unsubscribeUrl}>`],
          ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
        ] satisfies Header[])),
  ]
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
