import { decodeBase64 } from '@sealpost/protocol'
import { UsageError } from './exit-code.ts'

const BLOCK =
  /-----BEGIN PGP MESSAGE-----\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^-]*)-----END PGP MESSAGE-----/

/** Takes the first OpenPGP message out of a mail or an armored file (RFC 9580 §6); leaves binary ones as they are. */
export function dearmor(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // A binary message begins with a packet header, whose highest bit is set.
  if ((bytes[0] ?? 0) >= 0x80) return new Uint8Array(bytes)
  const lines = BLOCK.exec(new TextDecoder().decode(bytes))?.[1]?.split(/\r?\n/)
  const body = lines?.filter((line) => !line.startsWith('=')).join('')
  try {
    if (body) return decodeBase64(body)
  } catch {
    // Said below, like any other text.
  }
  throw new UsageError('The file contains no whole OpenPGP message.')
}
