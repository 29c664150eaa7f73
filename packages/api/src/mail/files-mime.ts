import {
  type Entity,
  type MailHead,
  multipart,
  plainText,
  toBase64Lines,
  writeMail,
} from './mail-message.ts'

/** Writes a mail that carries sealed files, each under a name of ours: what its sender called it is sealed. */
export function filesMail(
  head: MailHead,
  { text, files }: { text: string; files: readonly Uint8Array[] },
): Uint8Array<ArrayBuffer> {
  const parts = files.map((bytes, at): Entity => {
    const name = fileNameOf(at)
    return {
      headers: [
        ['Content-Type', `application/octet-stream; name="${name}"`],
        ['Content-Transfer-Encoding', 'base64'],
        ['Content-Disposition', `attachment; filename="${name}"`],
      ],
      body: [toBase64Lines(bytes)],
    }
  })
  return writeMail(head, multipart('mixed', head, [plainText(text), ...parts]))
}

/** What the file at a place is called in a mail. */
function fileNameOf(at: number): string {
  return `evidence-${at + 1}.pgp`
}
