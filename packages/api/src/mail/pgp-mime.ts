import { armorSealed } from '@sealpost/protocol'
import { type MailHead, multipart, writeMail } from './mail-message.ts'

const encoder = new TextEncoder()

/** Writes a mail around a sealed item as it is stored (RFC 3156 §4): nothing is opened or encrypted anew. */
export function sealedMail(head: MailHead, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const armored = armorSealed(sealed).replaceAll('\n', '\r\n')
  return writeMail(
    head,
    multipart('encrypted; protocol="application/pgp-encrypted"', head, [
      {
        headers: [
          ['Content-Type', 'application/pgp-encrypted'],
          ['Content-Description', 'PGP/MIME version identification'],
        ],
        body: [encoder.encode('Version: 1\r\n')],
      },
      {
        headers: [
          ['Content-Type', 'application/octet-stream; name="encrypted.asc"'],
          ['Content-Description', 'OpenPGP encrypted message'],
          ['Content-Disposition', 'inline; filename="encrypted.asc"'],
        ],
        body: [encoder.encode(armored)],
      },
    ]),
  )
}
