import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import PostalMime from 'postal-mime'

/** A mail in its parts, as two parsers that know nothing of one another read it. */
export type Mail = {
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>
  /** What a mail program shows of it by itself. */
  text: string
  /** All that is not shown. */
  attachments: readonly Attachment[]
}

export type Attachment = { name: string | null; type: string; bytes: Buffer }

type Parsed = {
  headers: [name: string, value: string][]
  text: string
  attachments: { name: string | null; type: string; content: string }[]
  defects: string[]
}

const PROGRAM = `import base64, email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
parts = list(mail.walk())
leaves = [part for part in parts if not part.is_multipart()]
json.dump({
    'headers': list(mail.items()),
    'text': ''.join(part.get_content() for part in leaves if part.get_content_type() == 'text/plain'),
    'attachments': [{
        'name': part.get_filename(),
        'type': part.get_content_type(),
        'content': base64.b64encode(part.get_payload(decode=True)).decode(),
    } for part in leaves if part.get_content_type() != 'text/plain'],
    'defects': [str(defect) for part in parts for defect in part.defects],
}, sys.stdout)`

/** Takes a mail apart with Python's `email` and with postal-mime, which must find the same. */
export async function takeApart(raw: Buffer): Promise<Mail> {
  const { headers, text, attachments, defects } = readWithPython(raw)
  assert.deepEqual(defects, [])
  const found = attachments.map(({ name, type, content }) => ({
    name,
    type,
    bytes: Buffer.from(content, 'base64'),
  }))

  const other = await PostalMime.parse(raw)
  const theirs = other.attachments.map(({ filename, mimeType, content }) => ({
    name: filename,
    type: mimeType,
    bytes: toBuffer(content),
  }))
  assert.deepEqual(theirs.map(toComparable), found.map(toComparable))
  assert.equal(withPlainEnds(other.text ?? ''), withPlainEnds(text))
  assert.deepEqual(
    other.headers.map(({ key }) => key).sort(),
    headers.map(([name]) => name.toLowerCase()).sort(),
  )
  const byName = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  assert.equal(other.subject, byName.get('subject'))
  assert.equal(other.messageId, byName.get('message-id'))
  return { headers: byName, text: withPlainEnds(text), attachments: found }
}

/** Whether a mail program shows a mail as a reply to another one. */
export function follows({ headers }: Mail, first: Mail | null): boolean {
  const id = first?.headers.get('message-id')
  return (
    id !== undefined &&
    [headers.get('in-reply-to'), headers.get('references')].every((each) => each === id)
  )
}

function toBuffer(content: string | ArrayBuffer | Uint8Array): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
}

function toComparable({ name, type, bytes }: Attachment) {
  return { name, type, content: withPlainEnds(bytes.toString('latin1')) }
}

/** Parsers differ in how they end lines of what is not encoded. */
function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

function readWithPython(raw: Buffer): Parsed {
  const python = process.env['PYTHON_PATH'] ?? 'python3'
  const { status, stdout, stderr } = spawnSync(python, ['-c', PROGRAM], {
    input: raw,
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  assert.equal(status, 0, `python3 cannot read this:\n${stderr.toString()}`)
  return parseOutput(stdout.toString())
}

/** What the program prints has these properties and no others. */
function parseOutput(text: string): Parsed {
  return JSON.parse(text) as Parsed
}
