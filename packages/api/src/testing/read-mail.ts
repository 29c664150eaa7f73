import PostalMime from 'postal-mime'
import * as z from 'zod/mini'
import { decodeBase64 } from '@sealpost/protocol'
import { runProgram } from './run-program.ts'

/** Python's own parser, which names whatever it finds wrong. */
const PROGRAM = `import base64, email, email.policy, json, sys
message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
def read(part):
    content = b'' if part.is_multipart() else part.get_payload(decode=True)
    return {
        'type': part.get_content_type(),
        'name': part.get_filename(),
        'content': base64.b64encode(content).decode(),
        'defects': [str(each) for each in part.defects]
            + [str(each) for value in part.values() for each in value.defects],
    }
print(json.dumps({
    'headers': [[name, str(value)] for name, value in message.items()],
    'parts': [read(part) for part in message.walk()],
}))`

const Parsed = z.object({
  headers: z.array(z.tuple([z.string(), z.string()])),
  parts: z.array(
    z.object({
      type: z.string(),
      name: z.nullable(z.string()),
      content: z.string(),
      defects: z.array(z.string()),
    }),
  ),
})

/** A mail as two parsers that know nothing of one another read it. */
export type ReadMail = Awaited<ReturnType<typeof readMail>>

/** Reads a mail with Python's `email` and with postal-mime, which must see the same headers and parts. */
export async function readMail(raw: Uint8Array<ArrayBuffer>) {
  const python = process.env['PYTHON_PATH'] ?? 'python3'
  const { code, stdout, stderr } = await runProgram([python, '-c', PROGRAM], { input: raw })
  if (code !== 0) throw new Error(`python3 cannot read this: ${stderr}`)
  const parsed = Parsed.parse(JSON.parse(stdout.toString()))
  const defects = parsed.parts.flatMap((part) => part.defects)
  if (defects.length > 0) throw new Error(`The mail has defects: ${defects.join('; ')}`)

  const other = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  const names = (headers: readonly string[]) => headers.map((name) => name.toLowerCase()).sort()
  const [ours, theirs] = [parsed.headers.map(([name]) => name), other.headers.map(({ key }) => key)]
  if (names(ours).join() !== names(theirs).join()) {
    throw new Error(`Two parsers differ: ${names(ours).join()} and ${names(theirs).join()}`)
  }
  const headers = new Map(parsed.headers.map(([name, value]) => [name.toLowerCase(), value]))
  if (headers.get('subject') !== other.subject) throw new Error('Two parsers differ on the subject')
  return {
    headers,
    text: other.text ?? '',
    parts: parsed.parts.map(({ type, name, content }) => ({
      type,
      name,
      bytes: decodeBase64(content),
    })),
    attachments: other.attachments.map(({ filename, mimeType, content }) => ({
      name: filename,
      type: mimeType,
      bytes: content,
    })),
  }
}
