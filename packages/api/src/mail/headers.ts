/** Every header that a mail of ours has. */
export type HeaderName =
  | 'From'
  | 'To'
  | 'Subject'
  | 'Date'
  | 'Message-ID'
  | 'In-Reply-To'
  | 'References'
  | 'Auto-Submitted'
  | 'List-Unsubscribe'
  | 'List-Unsubscribe-Post'
  | 'MIME-Version'
  | 'Content-Type'
  | 'Content-Transfer-Encoding'
  | 'Content-Description'
  | 'Content-Disposition'

export type Header = readonly [HeaderName, string]

// RFC 5322 §2.1.1, without the line end.
const WISHED_LENGTH = 76
const MAX_LENGTH = 998

/**
 * Writes headers, one after the other, with line ends as mail has them. The one place where headers
 * come into being: what could end a line, or be decoded into something else (RFC 2047), never gets by.
 *
 * @throws {@link TypeError} for a value that is not printable ASCII, or too long for a line.
 */
export function writeHeaders(headers: readonly Header[]): string {
  return headers
    .map(([name, value]) => `${fold(`${name}: ${requirePlain(name, value)}`)}\r\n`)
    .join('')
}

function requirePlain(name: HeaderName, value: string): string {
  // Never with the value: it may be somebody's address.
  if (!/^[!-~](?:[ -~]*[!-~])?$/.test(value) || value.includes('=?')) {
    throw new TypeError(`${name} can only be printable ASCII`)
  }
  return value
}

/** Breaks a line before spaces (RFC 5322 §2.2.3), but never right after the name: not all programs read that. */
function fold(line: string): string {
  const lines: string[] = []
  for (const word of line.split(/(?<!^[A-Za-z-]+:)(?= [^ ])/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length <= WISHED_LENGTH) {
      lines[lines.length - 1] = last + word
    } else lines.push(word)
  }
  if (lines.some(({ length }) => length > MAX_LENGTH)) throw new TypeError('A header is too long')
  return lines.join('\r\n')
}
