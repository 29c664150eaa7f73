import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Envelope } from '../../mail/mailer.ts'

/** A server that takes mail from this service and brings it on. */
export type SmtpServer = {
  host: string
  port: number
  /** `at_once`: from the first byte. `starttls`: or nothing is said. `off`: as on one's own machine. */
  tls: 'at_once' | 'starttls' | 'off'
  login: { user: string; pass: string } | null
}

/** A connection to a server, for one mail after the other. */
export type SmtpLine = {
  /** Rejects with an error of nodemailer's; after that, it is only to be closed. */
  send: (envelope: Envelope, message: Uint8Array<ArrayBuffer>) => Promise<void>
  close: () => void
  /** Resolves once it is of no more use. */
  ended: Promise<void>
}

/** Connects, encrypts and logs in; what fails of that fails the first mail. */
export function openLine(server: SmtpServer, silenceMs: number): SmtpLine {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'at_once',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'off',
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    logger: false,
  })
  const lost = new Promise<never>((_, reject) => {
    connection.on('error', reject)
    connection.on('end', () => reject(new Error('The connection ended')))
  })
  const ready = makeReady(connection, server)
  const transfer = async (envelope: Envelope, message: Uint8Array<ArrayBuffer>) => {
    await ready
    const sending = { ...envelope, size: message.length }
    await settled((done) => connection.send(sending, toBuffer(message), done))
  }
  return {
    send: (envelope, message) => Promise.race([lost, transfer(envelope, message)]),
    close: () => connection.close(),
    ended: lost.catch(() => undefined),
  }
}

async function makeReady(connection: SMTPConnection, { login }: SmtpServer): Promise<void> {
  await settled((done) => connection.connect(done))
  if (login) await settled((done) => connection.login(login, done))
}

function settled(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    begin((error) => (error ? reject(error) : resolve()))
  })
}

/** The same bytes, not a copy. */
function toBuffer({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
