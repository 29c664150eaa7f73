import { join } from 'node:path'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope } from 'smtp-server'
import { Maildir } from './maildir.ts'

/** A server that takes mail. */
export type MailServer = AsyncDisposable & {
  /** What `SEALPOST_SMTP_URL` is set to. */
  url: string
  port: number
  /** Ends conversations that are under way, too. May be called twice. */
  stop: () => Promise<void>
}

export type MailServerOptions = {
  /** Holds a Maildir for each address that gets mail. */
  folder: string
  /** 0, the default, takes a free port. */
  port?: number
  /** The interface to listen on. Only this machine can reach the default. */
  host?: string
  /** Whether an address is answered that there is no such mailbox. */
  refuses?: (address: string) => boolean
}

const MAX_MAIL_BYTES = 64 * 1024 * 1024
// The name of a folder too: nothing in it leads anywhere else.
const USUAL_ADDRESS = /^[\w.+-]+@[\w-]+(\.[\w-]+)*$/
const GRACE_MS = 1000

/** Starts a server that takes mail for every address by SMTP, and keeps it in Maildirs. */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { folder, port = 0, host = '127.0.0.1', refuses = () => false } = options
  const smtp = new SMTPServer({
    // It serves this machine, or a network that is trusted.
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_MAIL_BYTES,
    closeTimeout: GRACE_MS,
    onRcptTo: ({ address }, _session, answer) => {
      if (!USUAL_ADDRESS.test(address)) answer(refusal(553, 'Mailbox name not allowed'))
      else if (refuses(address)) answer(refusal(550, 'No such mailbox'))
      else answer()
    },
    onData: (stream, { envelope }, answer) => {
      // What was answered with 250 is on the disk.
      store(stream, envelope, folder).then(
        (failure) => answer(failure),
        () => answer(refusal(451, 'Not stored, try again')),
      )
    },
  })
  // A client that breaks off does not end the server.
  smtp.on('error', () => undefined)
  const taken = await listen(smtp, { port, host })
  const stop = () => new Promise<void>((resolve) => smtp.close(() => resolve()))
  return { url: `smtp://${host}:${taken}`, port: taken, stop, [Symbol.asyncDispose]: stop }
}

/** @returns What is wrong with the mail; null if it was stored. */
async function store(
  stream: SMTPServerDataStream,
  { rcptTo }: SMTPServerEnvelope,
  folder: string,
): Promise<Error | null> {
  const raw = Buffer.concat(await Array.fromAsync<Buffer>(stream))
  if (stream.sizeExceeded) return refusal(552, 'Too large')
  for (const { address } of rcptTo) {
    const maildir = await Maildir.open(join(folder, address.toLowerCase()))
    await maildir.store(raw)
  }
  return null
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}

function listen(smtp: SMTPServer, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    smtp.server.once('error', reject)
    smtp.listen(port, host, () => {
      const address = smtp.server.address()
      if (address === null || typeof address === 'string') reject(new Error('It has no port'))
      else resolve(address.port)
    })
  })
}
